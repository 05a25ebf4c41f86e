package wernicke.analysis.internal.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Area;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Mark.Text;
import wernicke.analysis.internal.draw.Scene;
import wernicke.api.job.Score;

/**
 * What all figures of a score share: title, value axis, reference lines, names, foot notes. Above
 * the plot there is one free row for captions.
 */
public final class Plot {
  public static final int WIDTH = 960;
  static final int HEIGHT = 600;
  static final double LEFT = 84;
  public static final double TOP = 124;
  public static final double BOTTOM = 456;

  private static final double NARROW = 738;
  private static final double WIDE = WIDTH - 30;
  private static final double LEADER = 22;
  private static final double SMALL = 12;
  private static final double SYMBOL = 4.5;
  private static final int STAGGER = 8;
  private static final double LABEL_GAP = 16;

  private final String title;
  private final Scale scale;
  private final double right;
  private final List<Mark> marks = new ArrayList<>();

  /**
   * An empty plot of one score.
   *
   * @param axis what the values are
   * @param values everything the axis must reach to
   * @param references horizontal lines, drawn with their names at the right
   * @param expected a band behind all
   */
  public Plot(
      Score score,
      String axis,
      DoubleStream values,
      List<Reference> references,
      Optional<Expectation> expected) {
    this(Heading.title(score), Heading.of(score, LEFT, WIDTH), axis, values, references, expected);
  }

  /**
   * An empty plot.
   *
   * @param title for those who cannot see it
   * @param heading above it
   */
  public Plot(
      String title,
      List<Mark> heading,
      String axis,
      DoubleStream values,
      List<Reference> references,
      Optional<Expectation> expected) {
    List<Reference> named = new ArrayList<>(references);
    expected.ifPresent(e -> named.add(e.reference()));
    DoubleStream bounds = expected.stream().flatMapToDouble(Expectation::values);
    DoubleStream lines = DoubleStream.concat(bounds, named.stream().mapToDouble(Reference::value));
    this.title = title;
    this.right = named.isEmpty() ? WIDE : NARROW;
    this.scale = Scale.of(DoubleStream.concat(values, lines), BOTTOM, TOP);
    marks.addAll(heading);
    grid();
    double middle = (TOP + BOTTOM) / 2;
    add(new Text(26, middle, axis, 13, Anchor.MIDDLE, Palette.TEXT, Text.Style.PLAIN, -90));
    expected.ifPresent(
        e -> add(Area.box(LEFT, y(e.high()), right, y(e.low()), Palette.EXPECTED, 0.16)));
    references(named);
  }

  private void grid() {
    for (double tick : scale.ticks()) {
      double y = y(tick);
      add(Line.of(LEFT, y, right, y, Palette.GRID, 1));
      add(Text.of(LEFT - 8, y + 4, scale.label(tick), SMALL, Anchor.END, Palette.TEXT));
    }
    add(Line.of(LEFT, y(0), right, y(0), Palette.ZERO, 1.4));
  }

  /** The pixel of a value. */
  public double y(double value) {
    return scale.pixel(value);
  }

  /** The middle of place {@code i} of {@code n} side by side. */
  public double x(int i, int n) {
    return span().x(i, n);
  }

  /** Where the marks go. */
  public Span span() {
    return new Span(LEFT, right, TOP, BOTTOM);
  }

  public void add(Mark mark) {
    marks.add(mark);
  }

  private void references(List<Reference> named) {
    double[] places =
        Reference.apart(
            named.stream().mapToDouble(r -> y(r.value())).toArray(), LABEL_GAP, TOP, BOTTOM);
    for (int i = 0; i < places.length; i++) {
      reference(named.get(i), places[i], i);
    }
  }

  private void reference(Reference r, double label, int number) {
    double y = y(r.value());
    if (r.width() > 0) {
      add(
          new Line(
              List.of(new Point(LEFT, y), new Point(right, y)), r.colour(), r.width(), r.dash()));
    }
    add(Line.of(right, y, right + LEADER - 5, label, r.colour(), 1.2));
    double start = right + LEADER;
    if (r.shape() != null) {
      double staggered = right - SYMBOL - number % STAGGER * 2.4 * SYMBOL; // lines may lie close
      if (r.width() > 0) {
        add(r.shape().at(staggered, y, SYMBOL, r.colour(), true, r.label()));
      }
      add(r.shape().at(start + SYMBOL, label, SYMBOL, r.colour(), true, ""));
      start += 2 * SYMBOL + 5;
    }
    String text = Text.fit(r.label(), SMALL, WIDTH - start - 4);
    add(Text.of(start, label + 4, text, SMALL, Anchor.START, Palette.TEXT));
  }

  /** Width of each of {@code n} places side by side. */
  public double room(int n) {
    return span().room(n);
  }

  /** Text above place {@code i} of {@code n}, over the plot, kept inside the picture. */
  public void caption(int i, int n, String text, String colour) {
    double half = Text.length(text, 13) / 2;
    double x = Math.max(LEFT + half, Math.min(WIDE - half, x(i, n)));
    add(Text.of(x, TOP - 9, text, 13, Anchor.MIDDLE, colour));
  }

  /** Text in the middle, instead of marks. */
  public void empty(String text) {
    double x = (LEFT + right) / 2;
    double y = (TOP + BOTTOM) / 2;
    add(new Text(x, y, text, 15, Anchor.MIDDLE, Palette.SOFT, Text.Style.HALO, 0));
  }

  /** The finished picture with notes at its foot. */
  public Scene scene(List<String> notes) {
    marks.addAll(Heading.foot(notes, LEFT, WIDTH, HEIGHT));
    return new Scene(title, WIDTH, HEIGHT, marks);
  }
}
