package wernicke.analysis.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Area;
import wernicke.analysis.internal.draw.Mark.Dot;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.plot.Expectation;
import wernicke.analysis.internal.plot.NameAxis;
import wernicke.analysis.internal.plot.Palette;
import wernicke.analysis.internal.plot.Plot;
import wernicke.analysis.internal.plot.Reference;
import wernicke.analysis.internal.words.LayerNames;
import wernicke.analysis.internal.words.LayerOrder;
import wernicke.analysis.internal.words.Notes;
import wernicke.analysis.internal.words.Numbers;
import wernicke.analysis.internal.words.Quantity;
import wernicke.api.job.Score;

/** The raw score of every layer, with the error over subjects as a band. */
final class LayerCurve {
  private final Score score;
  private final List<Score.Layer> layers;
  private final Plot plot;

  private LayerCurve(Score score, List<Reference> references) {
    this.score = score;
    this.layers = score.layers();
    DoubleStream values = layers.stream().flatMapToDouble(l -> DoubleStream.of(low(l), high(l)));
    this.plot =
        new Plot(score, Quantity.of(score).axis(), values, references, Expectation.of(score));
  }

  /** The picture; controls are dashed lines at the raw score of their best layer. */
  static Scene of(Score score, List<Score> controls) {
    List<Reference> references = new ArrayList<>(Reference.ceiling(score));
    references.addAll(Reference.controls(score, controls));
    LayerCurve curve = new LayerCurve(score, references);
    List<List<Integer>> runs = LayerOrder.runs(score.layers());
    runs.forEach(curve::band);
    curve.best();
    runs.forEach(curve::line);
    if (runs.isEmpty()) {
      curve.plot.empty("no layer has a score");
    }
    NameAxis.draw(
        curve.plot.span(),
        LayerNames.of(score.layers().stream().map(Score.Layer::name).toList()),
        curve.plot::add);
    return curve.plot.scene(Notes.of(score, "band or whisker"));
  }

  private static double low(Score.Layer layer) {
    return Double.isNaN(layer.error()) ? layer.raw() : layer.raw() - layer.error();
  }

  private static double high(Score.Layer layer) {
    return Double.isNaN(layer.error()) ? layer.raw() : layer.raw() + layer.error();
  }

  private double x(int layer) {
    return plot.x(layer, layers.size());
  }

  /** The error of layers in a row; of a single one a whisker. */
  private void band(List<Integer> run) {
    if (run.size() == 1) {
      Score.Layer layer = layers.get(run.get(0));
      double x = x(run.get(0));
      plot.add(Line.of(x, plot.y(low(layer)), x, plot.y(high(layer)), Palette.MODEL, 1.6));
      return;
    }
    List<Point> outline = new ArrayList<>();
    run.forEach(i -> outline.add(new Point(x(i), plot.y(high(layers.get(i))))));
    for (int k = run.size() - 1; k >= 0; k--) {
      int i = run.get(k);
      outline.add(new Point(x(i), plot.y(low(layers.get(i)))));
    }
    plot.add(new Area(outline, Palette.MODEL, 0.16));
  }

  private void line(List<Integer> run) {
    List<Point> points =
        run.stream().map(i -> new Point(x(i), plot.y(layers.get(i).raw()))).toList();
    plot.add(new Line(points, Palette.MODEL, 2.2, Mark.Dash.SOLID));
    double radius = layers.size() > 60 ? 2.5 : 4;
    for (int i : run) {
      Score.Layer layer = layers.get(i);
      String tip = layer.name() + "  " + Numbers.text(layer.raw(), layer.error());
      plot.add(new Dot(x(i), plot.y(layer.raw()), radius, Palette.MODEL, tip));
    }
  }

  /** A ring around the dot of the best layer, its name and value above the plot. */
  private void best() {
    for (int i = 0; i < layers.size(); i++) {
      Score.Layer layer = layers.get(i);
      if (layer.name().equals(score.bestLayer()) && Double.isFinite(layer.raw())) {
        String value = Numbers.text(layer.raw(), layer.error());
        plot.add(Line.of(x(i), plot.y(layer.raw()), x(i), Plot.TOP - 4, Palette.MODEL, 1));
        plot.add(new Dot(x(i), plot.y(layer.raw()), 8, Palette.MODEL, ""));
        plot.caption(i, layers.size(), "best: " + layer.name() + "  " + value, Palette.MODEL);
      }
    }
  }
}
