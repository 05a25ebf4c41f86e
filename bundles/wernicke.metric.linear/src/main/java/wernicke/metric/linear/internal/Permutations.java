package wernicke.metric.linear.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Held;
import wernicke.linalg.statistics.BlockPermutation;

/**
 * p-values of neuroids by block permutation of test predictions: the column {@code p} of a
 * comparison. Splits of the nested layer choice take no part.
 *
 * @param count {@code permutations=1000}; 0 for no p-values
 * @param block {@code block=10}: presentations that stay together; 0 for 10 scans of a time series,
 *     else 1
 * @param seed {@code seed=0}
 */
public record Permutations(int count, int block, int seed) {
  private static final int SCANS = 10;

  /** How long predicting takes beside permuting, roughly. */
  private static final int[] STAGES = {1, 2};

  /** A comparison that hands out its predictions. */
  interface Predicting {
    /** Compares; the witness gets what every split predicted, and its number. */
    Comparison compare(ObjIntConsumer<Held> witness, Progress progress);
  }

  /** Compares, and adds p-values if there are permutations. */
  Comparison of(Predicting predicting, Assembly assembly, List<Split> splits, Progress progress) {
    Held[] held = new Held[splits.size()];
    Stages stages = new Stages(progress, STAGES);
    Comparison comparison =
        predicting.compare((h, s) -> held[s] = splits.get(s).inner() ? null : h, stages.next(""));
    Map<String, List<Double>> columns = new HashMap<>(comparison.perNeuroid());
    columns.put("p", pValues(held, assembly, stages.next("")));
    return new Comparison(
        comparison.values(), comparison.presentations(), comparison.details(), columns);
  }

  /**
   * The p-values.
   *
   * @param held per split what was predicted; null for splits that take no part
   */
  public List<Double> pValues(Held[] held, Assembly assembly, Progress progress) {
    List<BlockPermutation.Prediction> predictions =
        IntStream.range(0, held.length)
            .filter(s -> held[s] != null)
            .mapToObj(s -> held[s].beside(assembly.values()))
            .toList();
    return Arrays.stream(
            new BlockPermutation(block(assembly), count, seed).pValues(predictions, progress))
        .boxed()
        .toList();
  }

  /** Presentations that stay together. */
  public int block(Assembly assembly) {
    boolean timeSeries = !assembly.alignment().delays().isEmpty();
    return block > 0 ? block : timeSeries ? SCANS : 1;
  }
}
