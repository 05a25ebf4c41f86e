package wernicke.analysis.internal.plot;

import java.util.List;

/**
 * How something that is named in a picture looks: no two of a picture have the same colour, and
 * neighbours differ in shape, so that they are told apart in grey and by the colour-blind too.
 *
 * @param colour {@code #rrggbb}
 * @param shape what marks its values
 */
public record Look(String colour, Shape shape) {
  private static final List<Shape> SHAPES = List.of(Shape.values());

  /** The i-th control. */
  public static Look control(int i) {
    return new Look(Palette.control(i), shape(i));
  }

  /** The i-th of several models side by side. */
  public static Look model(int i) {
    return new Look(Palette.model(i), shape(i));
  }

  private static Shape shape(int i) {
    return SHAPES.get(i % SHAPES.size());
  }
}
