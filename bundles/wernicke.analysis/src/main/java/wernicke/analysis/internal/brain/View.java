package wernicke.analysis.internal.brain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Area;
import wernicke.analysis.internal.draw.Mark.Dash;
import wernicke.analysis.internal.draw.Mark.Dot;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Mark.Text;
import wernicke.analysis.internal.draw.Mark.Tiles;
import wernicke.analysis.internal.plot.Palette;
import wernicke.analysis.internal.plot.Scale;
import wernicke.analysis.internal.plot.Shape;
import wernicke.analysis.internal.plot.Span;
import wernicke.analysis.internal.space.Places;
import wernicke.analysis.internal.space.Position;
import wernicke.analysis.internal.words.Numbers;

/** One of the three views of a glass brain. */
final class View {
  private static final double TICKS = 50; // mm
  private static final double AROUND = 4; // mm between the neuroids and their outline
  private static final double SIZE = 11;

  private final Projection projection;
  private final Frame frame;
  private final Span span;
  private final List<Mark> marks = new ArrayList<>();

  /**
   * @param span where it goes, as wide and high as the frame
   */
  View(Projection projection, Frame frame, Span span) {
    this.projection = projection;
    this.frame = frame;
    this.span = span;
  }

  List<Mark> marks() {
    return marks;
  }

  /** Pixels of a point in mm. */
  private Point pixel(Point mm) {
    return new Point(x(mm.x()), y(mm.y()));
  }

  private double x(double mm) {
    double fraction = (mm - frame.least().along(projection.across())) / width();
    return span.left() + fraction * (span.right() - span.left());
  }

  private double y(double mm) {
    double fraction = (mm - frame.least().along(projection.up())) / frame.length(projection.up());
    return span.bottom() - fraction * (span.bottom() - span.top());
  }

  private double width() {
    return frame.length(projection.across());
  }

  /** Ground, lines through the origin, millimetres and sides. */
  void ground() {
    marks.add(Area.box(span.left(), span.top(), span.right(), span.bottom(), Palette.GRID, 0.35));
    ticks(projection.across(), true);
    ticks(projection.up(), false);
    side(projection.start(), span.left() + 12);
    side(projection.end(), span.right() - 12);
    marks.add(
        Text.of(
            (span.left() + span.right()) / 2,
            span.bottom() + 38,
            "xyz".charAt(projection.across()) + " (mm)",
            SIZE,
            Anchor.MIDDLE,
            Palette.SOFT));
  }

  private void ticks(int axis, boolean across) {
    double first = Math.ceil(frame.least().along(axis) / TICKS) * TICKS;
    for (double mm = first; mm <= frame.most().along(axis); mm += TICKS) {
      String text = Numbers.text(mm, 0);
      if (across) {
        marks.add(Line.of(x(mm), span.top(), x(mm), span.bottom(), Palette.GRID, 1));
        marks.add(Text.of(x(mm), span.bottom() + 18, text, SIZE, Anchor.MIDDLE, Palette.SOFT));
      } else {
        marks.add(Line.of(span.left(), y(mm), span.right(), y(mm), Palette.GRID, 1));
        marks.add(Text.of(span.left() - 5, y(mm) + 4, text, SIZE, Anchor.END, Palette.SOFT));
      }
    }
  }

  private void side(String text, double x) {
    marks.add(
        new Text(x, span.top() + 20, text, 15, Anchor.MIDDLE, Palette.TEXT, Text.Style.BOLD, 0));
  }

  /** The brain in MNI space; elsewhere the hull of all neuroids, with and without a value. */
  void outline(GlassBrain.Neuroids all) {
    boolean mni = all.places().space() == Places.Space.MNI;
    List<Point> outline =
        mni
            ? Silhouette.of(projection)
            : Hull.around(all.positions().stream().map(projection::of).toList(), AROUND);
    outline(outline);
    if (mni && projection != Projection.SAGITTAL) {
      midline(outline);
    }
  }

  /** The cleft between the hemispheres, from the lower to the upper edge of the brain. */
  private void midline(List<Point> outline) {
    double low = outline.stream().filter(View::central).mapToDouble(Point::y).min().orElseThrow();
    double high = outline.stream().filter(View::central).mapToDouble(Point::y).max().orElseThrow();
    marks.add(Line.of(x(0), y(low), x(0), y(high), Palette.GRID, 1.4));
  }

  private static boolean central(Point p) {
    return Math.abs(p.x()) < 6;
  }

  private void outline(List<Point> hull) {
    List<Point> corners = new ArrayList<>(hull.stream().map(this::pixel).toList());
    marks.add(new Area(corners, "#ffffff", 1));
    corners.add(corners.get(0));
    marks.add(new Line(corners, Palette.ZERO, 1.4, Dash.SOLID));
  }

  /** Every neuroid with a value, the one farthest from zero on top; below zero a diamond. */
  void dots(GlassBrain.Neuroids all, Scale scale) {
    for (int n : all.ascending()) {
      Point at = pixel(projection.of(all.position(n)));
      double value = all.value(n);
      String tip = all.name(n) + "  " + Numbers.text(value);
      String colour = all.colours().of(value, scale);
      marks.add(new Dot(at.x(), at.y(), 6, Palette.ZERO, "")); // a rim: zero is nearly white
      marks.add(
          value < 0
              ? Shape.DIAMOND.at(at.x(), at.y(), 4.6, colour, true, tip)
              : new Dot(at.x(), at.y(), 5, colour, tip));
    }
  }

  /**
   * The value farthest from zero of each square.
   *
   * @param edge of a square, in mm
   * @param origin the centre of one of them, in mm
   */
  void squares(GlassBrain.Neuroids all, double edge, Position origin, Scale scale) {
    Point start = projection.of(origin);
    Map<Point, Double> farthest = new HashMap<>();
    for (int n : all.ascending()) {
      Point mm = projection.of(all.position(n));
      double across = Math.rint((mm.x() - start.x()) / edge);
      double up = Math.rint((mm.y() - start.y()) / edge);
      farthest.put(new Point(start.x() + across * edge, start.y() + up * edge), all.value(n));
    }
    Map<String, List<Point>> byColour = new TreeMap<>();
    farthest.forEach(
        (square, value) ->
            byColour
                .computeIfAbsent(all.colours().of(value, scale), c -> new ArrayList<>())
                .add(pixel(new Point(square.x() - edge / 2, square.y() + edge / 2))));
    double side = edge * (span.right() - span.left()) / width();
    byColour.forEach(
        (colour, corners) -> marks.add(new Tiles(sorted(corners), side, side, colour)));
  }

  private static List<Point> sorted(List<Point> points) {
    return points.stream()
        .sorted(Comparator.comparingDouble(Point::y).thenComparingDouble(Point::x))
        .toList();
  }
}
