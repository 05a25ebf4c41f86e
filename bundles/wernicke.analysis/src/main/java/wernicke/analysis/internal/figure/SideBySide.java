package wernicke.analysis.internal.figure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.draw.Mark.Dash;
import wernicke.analysis.internal.draw.Mark.Dot;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.plot.Look;
import wernicke.analysis.internal.plot.NameAxis;
import wernicke.analysis.internal.plot.Palette;
import wernicke.analysis.internal.plot.Plot;
import wernicke.analysis.internal.plot.Together;
import wernicke.analysis.internal.words.LayerNames;
import wernicke.analysis.internal.words.Numbers;
import wernicke.analysis.internal.words.Quantity;
import wernicke.api.job.Score;

/** Several results beside each other: score with error, subjects, ceiling. */
final class SideBySide {
  private static final double WIDEST = 120;
  private static final double SYMBOL = 7;
  private static final double SUBJECT = 3.4;

  private final List<Score> scores;
  private final Plot plot;

  private SideBySide(List<Score> scores, Plot plot) {
    this.scores = scores;
    this.plot = plot;
  }

  /** The picture. */
  static Scene of(Together together) {
    List<Score> scores = together.scores();
    DoubleStream values = scores.stream().flatMapToDouble(SideBySide::values);
    Plot plot =
        new Plot(
            together.title(),
            together.heading(),
            Quantity.of(together.first()).axis(),
            values,
            List.of(),
            Optional.empty());
    SideBySide picture = new SideBySide(scores, plot);
    for (int i = 0; i < scores.size(); i++) {
      picture.column(i);
    }
    NameAxis.draw(plot.span(), LayerNames.titled(together.names(), "result"), plot::add);
    return plot.scene(
        List.of(
            "Symbol and number: the best layer's score; whisker: ± median absolute deviation over"
                + " subjects; small dots: subjects.",
            "Dash-dotted: ceiling of that result.",
            together.source()));
  }

  private static DoubleStream values(Score s) {
    double error = Double.isNaN(s.error()) ? 0 : s.error();
    return DoubleStream.concat(
        DoubleStream.of(s.raw() - error, s.raw() + error, s.ceiling()),
        s.subjects().values().stream().mapToDouble(v -> v));
  }

  private void column(int i) {
    Score score = scores.get(i);
    double x = plot.x(i, scores.size());
    double half = Math.min(WIDEST, 0.8 * plot.room(scores.size())) / 2;
    plot.caption(i, scores.size(), Numbers.text(score.raw()), Palette.TEXT);
    if (Double.isFinite(score.ceiling())) {
      double y = plot.y(score.ceiling());
      List<Point> line = List.of(new Point(x - half, y), new Point(x + half, y));
      plot.add(new Line(line, Palette.CEILING, 1.6, Dash.DASH_DOT));
    }
    if (!Double.isFinite(score.raw())) {
      return;
    }
    subjects(score.subjects(), x, half);
    if (Double.isFinite(score.error())) {
      double low = plot.y(score.raw() - score.error());
      double high = plot.y(score.raw() + score.error());
      plot.add(Line.of(x, low, x, high, Palette.TEXT, 1.6));
    }
    Look look = Look.model(i);
    String tip = score.model() + "  " + Numbers.text(score.raw(), score.error());
    plot.add(look.shape().at(x, plot.y(score.raw()), SYMBOL, look.colour(), true, tip));
  }

  /** Beside the symbol, not under it. */
  private void subjects(Map<String, Double> subjects, double x, double half) {
    SubjectSwarm swarm = SubjectSwarm.of(subjects, plot::y, half / 2 - SYMBOL);
    double middle = x + half / 2 + SYMBOL / 2;
    double radius = Math.min(SUBJECT, swarm.radius());
    for (SubjectSwarm.Place at : swarm.places()) {
      plot.add(new Dot(middle + at.shift(), at.y(), radius, Palette.SOFT, at.tip()));
    }
  }
}
