package wernicke.metric.correlation.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Neuroid;
import wernicke.api.Progress;
import wernicke.linalg.statistics.NumpyRandom;
import wernicke.linalg.statistics.Statistics;

/**
 * How well one half of the subjects predicts the other (science.md section 6; {@code
 * SplitHalvesConsistency} of Brain-Score's Futrell2018): 10 random halves drawn as NumPy's {@code
 * RandomState(0).choice} does, correlation of the half means, Spearman-Brown, median.
 *
 * <p>A half mean is over the subjects who have a value; presentations without one in either half
 * are left out. Different from Brain-Score, only the presentations that are scored take part.
 */
final class SplitHalf {
  private static final int HALVES = 10;
  private static final int SEED = 0;

  private final Pairs.Correlation correlation;
  private final Assembly assembly;
  private final int[] rows;
  private final List<List<Integer>> subjects;

  private SplitHalf(Pairs.Correlation correlation, Assembly assembly, int[] rows) {
    this.correlation = correlation;
    this.assembly = assembly;
    this.rows = rows;
    this.subjects = subjects(assembly.neuroids());
  }

  /**
   * Per subject, in order of appearance, the columns of its neuroids; means over subjects have
   * none.
   */
  private static List<List<Integer>> subjects(List<Neuroid> neuroids) {
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    for (int v = 0; v < neuroids.size(); v++) {
      if (!neuroids.get(v).group()) {
        columns.computeIfAbsent(neuroids.get(v).subject(), s -> new ArrayList<>()).add(v);
      }
    }
    return List.copyOf(columns.values());
  }

  /** The ceiling; none for fewer than two subjects, or if their halves share no presentations. */
  static Ceiling ceiling(
      Pairs.Correlation correlation, Assembly assembly, int[] rows, Progress progress) {
    SplitHalf halves = new SplitHalf(correlation, assembly, rows);
    if (halves.subjects.isEmpty()) {
      return Ceiling.none("the data are means over subjects");
    } else if (halves.subjects.size() == 1) {
      return Ceiling.none("there is a single subject, which cannot be halved");
    }
    double value = halves.consistency(progress);
    return Double.isNaN(value)
        ? Ceiling.none("halves of the subjects share too few presentations to be correlated")
        : new Ceiling(value, halves.method(), List.of());
  }

  private double consistency(Progress progress) {
    NumpyRandom random = new NumpyRandom(SEED);
    double[] corrected = new double[HALVES];
    for (int k = 0; k < HALVES; k++) {
      progress.check();
      int[] first = random.sample(subjects.size(), subjects.size() / 2);
      Arrays.sort(first);
      int[] second =
          IntStream.range(0, subjects.size())
              .filter(s -> Arrays.binarySearch(first, s) < 0)
              .toArray();
      double r = correlation.of(Pairs.of(means(first), means(second)));
      corrected[k] = Statistics.spearmanBrown(r);
      progress.report((k + 1.0) / HALVES, "ceiling: half " + (k + 1) + " of " + HALVES);
    }
    return Statistics.median(corrected);
  }

  /** Per row the mean over some subjects of the values that are there; NaN where none is. */
  private double[] means(int[] half) {
    int[] columns =
        Arrays.stream(half).flatMap(s -> subjects.get(s).stream().mapToInt(v -> v)).toArray();
    return Arrays.stream(rows).mapToDouble(i -> mean(i, columns)).toArray();
  }

  private double mean(int row, int[] columns) {
    return Arrays.stream(columns)
        .mapToDouble(v -> assembly.values().get(row, v))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private String method() {
    return "split-half of "
        + subjects.size()
        + " subjects ("
        + HALVES
        + " halves, "
        + correlation.note
        + "Spearman-Brown)";
  }
}
