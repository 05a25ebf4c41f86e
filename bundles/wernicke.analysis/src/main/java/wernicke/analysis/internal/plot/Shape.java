package wernicke.analysis.internal.plot;

import java.util.List;
import java.util.stream.IntStream;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Mark.Symbol;

/** Shapes that people tell apart without colour; layers of the model are discs, these are not. */
public enum Shape {
  SQUARE(4, 45, 1, 1.15),
  DIAMOND(4, 0, 1, 1.25),
  TRIANGLE(3, -90, 1, 1.3),
  STAR(5, -90, 0.45, 1.45),
  TRIANGLE_DOWN(3, 90, 1, 1.3),
  PLUS(4, 0, 0.35, 1.5),
  HEXAGON(6, 0, 1, 1.15),
  CROSS(4, 45, 0.35, 1.5);

  private final int corners;
  private final double turn;
  private final double waist;
  private final double size;

  /**
   * @param turn of the first corner, degrees clockwise from the right
   * @param waist distance of the points between the corners, in radii; 1 for none
   * @param size so that all look as large
   */
  Shape(int corners, double turn, double waist, double size) {
    this.corners = corners;
    this.turn = turn;
    this.waist = waist;
    this.size = size;
  }

  /** The shape around a point, as large as a disc of that radius. */
  public Symbol at(double x, double y, double radius, String colour, boolean filled, String tip) {
    int steps = waist == 1 ? 1 : 2;
    List<Point> outline =
        IntStream.range(0, corners * steps).mapToObj(i -> corner(x, y, radius, i, steps)).toList();
    return new Symbol(outline, colour, filled, tip);
  }

  private Point corner(double x, double y, double radius, int i, int steps) {
    double angle = Math.toRadians(turn + 360.0 * i / (corners * steps));
    double r = radius * size * (i % steps == 0 ? 1 : waist);
    return new Point(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
}
