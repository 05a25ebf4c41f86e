package wernicke.scorer.internal.score;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.job.Score;

/**
 * What is kept of one layer's comparison.
 *
 * @param name the layer
 * @param comparison key of the comparison in the store
 * @param perSplit raw score of each outer split
 * @param inner mean raw score over the inner splits of each outer split; NaN where the layer was
 *     not compared there
 * @param subjects subject to raw score
 * @param presentations number of presentations that took part
 */
@SuppressWarnings("ArrayRecordComponent")
public record LayerResult(
    String name,
    String comparison,
    double[] perSplit,
    double[] inner,
    Map<String, Double> subjects,
    int presentations) {
  private static final String INNER = "inner.";

  /**
   * Keeps the outer splits of a comparison as they are, and of the inner ones (for the nested layer
   * choice) only each outer split's mean raw score, among the details: a tenth of the size.
   *
   * @param outer number of outer splits; they come first, then outer - 1 inner ones for each
   */
  public static Comparison condense(Comparison full, int outer, Aggregation aggregation) {
    Map<String, Double> details = new HashMap<>(full.details());
    double[] perSplit = aggregation.perSplit(full.values());
    int each = outer - 1;
    if (perSplit.length == outer + outer * each) {
      for (int s = 0; s < outer && each > 0; s++) {
        int from = outer + s * each;
        details.put(INNER + s, Aggregation.mean(Arrays.copyOfRange(perSplit, from, from + each)));
      }
    }
    Matrix values = full.values().select(IntStream.range(0, outer).toArray());
    return new Comparison(values, full.presentations(), details, full.perNeuroid());
  }

  /** Reads a condensed comparison. */
  public static LayerResult of(
      String name, String key, Comparison comparison, Aggregation aggregation) {
    double[] perSplit = aggregation.perSplit(comparison.values());
    double[] inner =
        IntStream.range(0, perSplit.length)
            .mapToDouble(s -> comparison.details().getOrDefault(INNER + s, Double.NaN))
            .toArray();
    return new LayerResult(
        name,
        key,
        perSplit,
        inner,
        aggregation.subjects(comparison.values()),
        comparison.presentations());
  }

  public double raw() {
    return Aggregation.mean(perSplit);
  }

  /** Whether any neuroid has a value in any split: otherwise the layer has no score. */
  public boolean scores() {
    return !Double.isNaN(raw());
  }

  public double error() {
    return Aggregation.medianAbsoluteDeviation(subjects);
  }

  public Score.Layer summary() {
    return new Score.Layer(name, raw(), error(), comparison);
  }

  /** The layer with the highest raw score, the first of ties; one without only if all are. */
  public static LayerResult best(List<LayerResult> layers) {
    LayerResult best = layers.get(0);
    for (LayerResult layer : layers) {
      if (layer.raw() > best.raw() || Double.isNaN(best.raw())) {
        best = layer;
      }
    }
    return best;
  }

  /**
   * The score when, for each split, the layer is the one that is best on the training rows alone
   * (mean over the inner splits). With a single layer there is nothing to choose.
   */
  public static double nested(List<LayerResult> layers) {
    if (layers.size() == 1) {
      return layers.get(0).raw();
    }
    int splits = layers.get(0).perSplit.length;
    double[] chosen = new double[splits];
    for (int s = 0; s < splits; s++) {
      double best = Double.NaN;
      chosen[s] = Double.NaN;
      for (LayerResult layer : layers) {
        if (layer.inner[s] > best || (Double.isNaN(best) && !Double.isNaN(layer.inner[s]))) {
          best = layer.inner[s];
          chosen[s] = layer.perSplit[s];
        }
      }
    }
    return Aggregation.mean(chosen);
  }
}
