package wernicke.analysis.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Area;
import wernicke.analysis.internal.draw.Mark.Dash;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Mark.Text;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.plot.Expectation;
import wernicke.analysis.internal.plot.Look;
import wernicke.analysis.internal.plot.NameAxis;
import wernicke.analysis.internal.plot.Palette;
import wernicke.analysis.internal.plot.Plot;
import wernicke.analysis.internal.plot.Reference;
import wernicke.analysis.internal.words.LayerNames;
import wernicke.analysis.internal.words.Notes;
import wernicke.analysis.internal.words.Numbers;
import wernicke.analysis.internal.words.Quantity;
import wernicke.api.job.Score;
import wernicke.api.report.ResultName;

/**
 * What has no order, such as kinds of surprisal, side by side and not joined by a line: a full bar
 * for each of the model's, a hollow one with a shape of its own for each control.
 */
final class Bars {
  private static final double WIDEST = 64;
  private static final double SYMBOL = 5;

  /**
   * One bar.
   *
   * @param look of a control; null for the model's own
   */
  private record Bar(String name, double raw, double error, Look look) {
    double low() {
      return Double.isNaN(error) ? raw : raw - error;
    }

    double high() {
      return Double.isNaN(error) ? raw : raw + error;
    }
  }

  private final List<Bar> bars;
  private final Plot plot;

  private Bars(List<Bar> bars, Plot plot) {
    this.bars = bars;
    this.plot = plot;
  }

  private static String name(Score control, Score score) {
    return ResultName.of(control).beside(ResultName.of(score));
  }

  /** The picture. */
  static Scene of(Score score, List<Score> controls) {
    List<Bar> bars = new ArrayList<>(own(score));
    for (Score control : controls) {
      Look look = Look.control(bars.size() - score.layers().size());
      bars.add(new Bar(name(control, score), control.raw(), control.error(), look));
    }
    DoubleStream values = bars.stream().flatMapToDouble(b -> DoubleStream.of(b.low(), b.high()));
    Plot plot =
        new Plot(
            score,
            Quantity.of(score).axis(),
            values,
            Reference.ceiling(score),
            Expectation.of(score));
    Bars all = new Bars(bars, plot);
    for (int i = 0; i < bars.size(); i++) {
      all.bar(i);
    }
    NameAxis.draw(
        plot.span(),
        LayerNames.titled(bars.stream().map(Bar::name).toList(), "model and controls"),
        plot::add);
    return plot.scene(Notes.of(score, "whisker"));
  }

  /** A single layer is the model; several are named. */
  private static List<Bar> own(Score score) {
    boolean one = score.layers().size() == 1;
    return score.layers().stream()
        .map(l -> new Bar(one ? score.model() : l.name(), l.raw(), l.error(), null))
        .toList();
  }

  private void bar(int i) {
    Bar bar = bars.get(i);
    double x = plot.x(i, bars.size());
    if (Double.isFinite(bar.raw())) {
      double half = Math.min(WIDEST, 0.6 * plot.room(bars.size())) / 2;
      box(bar, x - half, x + half).forEach(plot::add);
      plot.add(Line.of(x, plot.y(bar.low()), x, plot.y(bar.high()), Palette.TEXT, 1.6));
      if (bar.look() != null) {
        Look look = bar.look();
        plot.add(look.shape().at(x, plot.y(bar.raw()), SYMBOL, look.colour(), true, ""));
      }
    }
    value(bar, x);
  }

  private List<Mark> box(Bar bar, double left, double right) {
    double end = plot.y(bar.raw());
    double zero = plot.y(0);
    if (bar.look() == null) {
      return List.of(Area.box(left, end, right, zero, Palette.MODEL, 0.85));
    }
    List<Point> outline =
        List.of(
            new Point(left, zero), new Point(left, end),
            new Point(right, end), new Point(right, zero));
    return List.of(
        Area.box(left, end, right, zero, bar.look().colour(), 0.12),
        new Line(outline, bar.look().colour(), 1.6, Dash.SOLID));
  }

  /** The number at the end of a bar, beyond whisker and symbol. */
  private void value(Bar bar, double x) {
    double beyond = bar.look() == null ? 7 : 10;
    double y =
        !Double.isFinite(bar.raw())
            ? plot.y(0) - 6
            : bar.raw() < 0 ? plot.y(bar.low()) + 10 + beyond : plot.y(bar.high()) - beyond;
    String text = Numbers.text(bar.raw());
    plot.add(new Text(x, y, text, 13, Anchor.MIDDLE, Palette.TEXT, Text.Style.HALO, 0));
  }
}
