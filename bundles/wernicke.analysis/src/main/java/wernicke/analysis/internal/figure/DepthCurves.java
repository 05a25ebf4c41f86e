package wernicke.analysis.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Mark.Text;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.plot.Heading;
import wernicke.analysis.internal.plot.Look;
import wernicke.analysis.internal.plot.Palette;
import wernicke.analysis.internal.plot.Plot;
import wernicke.analysis.internal.plot.Reference;
import wernicke.analysis.internal.plot.Span;
import wernicke.analysis.internal.plot.Together;
import wernicke.analysis.internal.words.LayerOrder;
import wernicke.analysis.internal.words.Numbers;
import wernicke.analysis.internal.words.Quantity;
import wernicke.api.job.Score;

/** The layer curves of several results over relative depth, so that models of any depth compare. */
final class DepthCurves {
  private static final double SYMBOL = 4.5;
  private static final double[] TICKS = {0, 0.25, 0.5, 0.75, 1};

  private final Together together;
  private final List<Score> scores;
  private final Plot plot;

  private DepthCurves(Together together, List<Score> scores) {
    this.together = together;
    this.scores = scores;
    this.plot =
        new Plot(
            together.title(),
            together.heading(),
            Quantity.of(together.first()).axis(),
            scores.stream()
                .flatMap(s -> s.layers().stream())
                .mapToDouble(Score.Layer::raw)
                .filter(Double::isFinite),
            names(together, scores),
            Optional.empty());
  }

  /** The results that have layers in an order. */
  static List<Score> drawable(List<Score> scores) {
    return scores.stream()
        .filter(s -> !s.behavioural())
        .filter(s -> LayerOrder.runs(s.layers()).stream().anyMatch(run -> run.size() > 1))
        .toList();
  }

  /** The picture of what is {@link #drawable}. */
  static Scene of(Together together) {
    DepthCurves picture = new DepthCurves(together, drawable(together.scores()));
    picture.axis();
    for (int i = 0; i < picture.scores.size(); i++) {
      picture.curve(i);
    }
    return picture.plot.scene(picture.notes());
  }

  private List<String> notes() {
    int without = together.scores().size() - scores.size();
    return List.of(
        "Depth: place of a layer in the model's order, the first 0 and the last 1; the best layer"
            + " is larger.",
        without == 0
            ? ""
            : Heading.count(without, "result") + " without layers in an order left out.",
        together.source());
  }

  private static List<Reference> names(Together together, List<Score> scores) {
    List<Reference> names = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      List<Score.Layer> layers = scores.get(i).layers();
      double last =
          layers.stream()
              .mapToDouble(Score.Layer::raw)
              .filter(Double::isFinite)
              .reduce((before, after) -> after)
              .orElseThrow();
      Look look = look(together, scores.get(i));
      String label = together.names().get(together.scores().indexOf(scores.get(i)));
      names.add(new Reference(label, last, look.colour(), 0, Mark.Dash.SOLID, look.shape()));
    }
    return names;
  }

  /** As in the picture side by side. */
  private static Look look(Together together, Score score) {
    return Look.model(together.scores().indexOf(score));
  }

  private double x(double depth) {
    Span span = plot.span();
    return span.left() + SYMBOL * 2 + depth * (span.right() - span.left() - SYMBOL * 4);
  }

  private void axis() {
    Span span = plot.span();
    for (double tick : TICKS) {
      double x = x(tick);
      plot.add(Line.of(x, span.bottom(), x, span.bottom() + 5, Palette.TEXT, 1));
      String text = Numbers.text(tick, 2);
      plot.add(Text.of(x, span.bottom() + 19, text, 12, Anchor.MIDDLE, Palette.TEXT));
    }
    double middle = (span.left() + span.right()) / 2;
    plot.add(
        Text.of(middle, span.bottom() + 44, "relative depth", 13, Anchor.MIDDLE, Palette.TEXT));
  }

  private void curve(int i) {
    Score score = scores.get(i);
    Look look = look(together, score);
    List<Score.Layer> layers = score.layers();
    for (List<Integer> run : LayerOrder.runs(layers)) {
      List<Point> points = run.stream().map(k -> point(layers, k)).toList();
      plot.add(new Line(points, look.colour(), 2, Mark.Dash.SOLID));
      for (int k : run) {
        Point p = point(layers, k);
        double size = layers.get(k).name().equals(score.bestLayer()) ? 1.6 * SYMBOL : SYMBOL;
        String tip =
            score.model() + "  " + layers.get(k).name() + "  " + Numbers.text(layers.get(k).raw());
        plot.add(look.shape().at(p.x(), p.y(), size, look.colour(), true, tip));
      }
    }
  }

  private Point point(List<Score.Layer> layers, int k) {
    double depth = layers.size() == 1 ? 0 : (double) k / (layers.size() - 1);
    return new Point(x(depth), plot.y(layers.get(k).raw()));
  }
}
