package wernicke.scorer.internal.score;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.Median;
import wernicke.api.Neuroid;
import wernicke.api.report.Measures;

/**
 * From splits x neuroids to one number (science.md section 6): median over neuroids within a split,
 * then mean over splits, as Brain-Score does; per subject the same over the subject's neuroids. NaN
 * values take no part. Where the neuroids are not of one unit there is no such number: NaN, and no
 * subjects.
 */
public final class Aggregation {
  private final List<Neuroid> neuroids;
  private final int[] scored;
  private final Collection<String> units;

  /**
   * @param neuroids the columns of the matrices to aggregate; if one of them is a mean over
   *     subjects, such columns alone make the raw score
   */
  public Aggregation(List<Neuroid> neuroids) {
    this.neuroids = neuroids;
    boolean groups = neuroids.stream().anyMatch(Neuroid::group);
    this.units = Measures.units(neuroids);
    this.scored = columns(n -> !mixed() && (!groups || n.group()));
  }

  private int[] columns(Predicate<Neuroid> wanted) {
    return IntStream.range(0, neuroids.size()).filter(j -> wanted.test(neuroids.get(j))).toArray();
  }

  /** Whether the neuroids are of several units. */
  boolean mixed() {
    return units.size() > 1;
  }

  /** The raw score of each split. */
  double[] perSplit(Matrix values) {
    return IntStream.range(0, values.rows())
        .mapToDouble(split -> median(values, split, scored))
        .toArray();
  }

  /** The raw score: mean over splits of {@link #perSplit}. */
  double raw(Matrix values) {
    return mean(perSplit(values));
  }

  /** Raw score per subject, in the order of the neuroids. */
  Map<String, Double> subjects(Matrix values) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Neuroid neuroid : neuroids) {
      if (!mixed() && !neuroid.group() && !scores.containsKey(neuroid.subject())) {
        int[] own = columns(n -> n.subject().equals(neuroid.subject()));
        scores.put(
            neuroid.subject(),
            mean(
                IntStream.range(0, values.rows())
                    .mapToDouble(s -> median(values, s, own))
                    .toArray()));
      }
    }
    return scores;
  }

  private static double median(Matrix values, int split, int[] columns) {
    return median(Arrays.stream(columns).mapToDouble(j -> values.get(split, j)));
  }

  /** Median of the numbers that are not NaN; NaN if there are none. */
  static double median(DoubleStream numbers) {
    return Median.of(numbers.toArray());
  }

  /** Mean of the numbers that are not NaN; NaN if there are none. */
  static double mean(double[] numbers) {
    return Arrays.stream(numbers).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
  }

  /** Median absolute deviation from the median, not scaled. */
  static double medianAbsoluteDeviation(Map<String, Double> scores) {
    return Median.deviation(scores.values().stream().mapToDouble(x -> x).toArray());
  }
}
