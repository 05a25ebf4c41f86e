package wernicke.linalg.internal.gram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Split;

/**
 * Checked input of a comparison. Rows in which every neuroid is missing are left out; the others
 * that some split uses are numbered anew.
 *
 * @param rows the presentations that take part, ascending; training and test rows are indices into
 *     them
 * @param dropped number of presentations left out
 * @param sets the distinct training sets with their splits
 */
@SuppressWarnings("ArrayRecordComponent")
public record Problem(int[] rows, int dropped, List<TrainingSet> sets) {
  private static final int MINIMUM = 2;

  /**
   * Splits that share their training rows, so that they share the fit.
   *
   * @param train training rows
   * @param test test rows of all its splits, one after the other
   * @param splits the numbers of these splits
   * @param ends where the test rows of each split end in {@code test}
   */
  public record TrainingSet(int[] train, int[] test, int[] splits, int[] ends) {
    /** Where the test rows of split number {@code s} of this set begin. */
    public int start(int s) {
      return s == 0 ? 0 : ends[s - 1];
    }

    /** The test rows of split number {@code s} of this set. */
    public int[] test(int s) {
      return Arrays.copyOfRange(test, start(s), ends[s]);
    }
  }

  /** Makes sure that both matrices are about as many presentations. */
  public static void requireRows(Matrix features, Matrix responses) {
    if (features.rows() != responses.rows()) {
      throw new PluginException(
          "features of "
              + features.rows()
              + " presentations cannot be compared with responses to "
              + responses.rows());
    }
  }

  public static Problem of(Matrix responses, List<Split> splits) {
    int[] used =
        splits.stream()
            .flatMapToInt(s -> IntStream.concat(Arrays.stream(s.train()), Arrays.stream(s.test())))
            .distinct()
            .sorted()
            .toArray();
    int[] rows = Arrays.stream(used).filter(Measured.of(responses)::answered).toArray();
    return new Problem(rows, used.length - rows.length, sets(rows, splits));
  }

  /** Makes sure that there is a finite feature wherever this problem looks. */
  public Matrix require(Matrix features) {
    float[] row = new float[features.columns()];
    for (int i : rows) {
      requireFinite(features, i, row);
    }
    return features;
  }

  private static void requireFinite(Matrix features, int i, float[] row) {
    features.copyRow(i, row, 0);
    for (int j = 0; j < row.length; j++) {
      if (!Float.isFinite(row[j])) {
        throw new PluginException(
            "feature "
                + j
                + " of presentation "
                + i
                + " is "
                + row[j]
                + ": a regression needs a number for every scored presentation");
      }
    }
  }

  private static List<TrainingSet> sets(int[] rows, List<Split> splits) {
    Map<List<Integer>, List<Integer>> members = new LinkedHashMap<>();
    List<int[]> tests = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      int[] train = positions(rows, splits.get(s).train());
      int[] test = positions(rows, splits.get(s).test());
      if (train.length < MINIMUM || test.length < MINIMUM) {
        throw new PluginException(
            "split "
                + s
                + " has "
                + train.length
                + " training and "
                + test.length
                + " test presentations with a response: a regression needs at least two of each"
                + " (--cv with other folds)");
      }
      tests.add(test);
      List<Integer> key = Arrays.stream(train).boxed().toList();
      members.computeIfAbsent(key, k -> new ArrayList<>()).add(s);
    }
    return members.entrySet().stream().map(e -> set(e.getKey(), e.getValue(), tests)).toList();
  }

  private static TrainingSet set(List<Integer> train, List<Integer> splits, List<int[]> tests) {
    int[] ends = splits.stream().mapToInt(s -> tests.get(s).length).toArray();
    Arrays.parallelPrefix(ends, Integer::sum);
    return new TrainingSet(
        train.stream().mapToInt(Integer::intValue).toArray(),
        splits.stream().flatMapToInt(s -> Arrays.stream(tests.get(s))).toArray(),
        splits.stream().mapToInt(Integer::intValue).toArray(),
        ends);
  }

  private static int[] positions(int[] rows, int[] selected) {
    return Arrays.stream(selected)
        .map(i -> Arrays.binarySearch(rows, i))
        .filter(position -> position >= 0)
        .toArray();
  }

  /** The training rows of a set as presentations. */
  public int[] presentations(TrainingSet set) {
    return Arrays.stream(set.train()).map(i -> rows[i]).toArray();
  }

  /** The size of the smallest training set. */
  public int smallest() {
    return sets.stream().mapToInt(set -> set.train().length).min().orElse(0);
  }

  /** The number of all splits. */
  public int splits() {
    return sets.stream().mapToInt(set -> set.splits().length).sum();
  }

  /** Whether the choice of a shared penalty is cheaper by Y Yᵀ than neuroid by neuroid. */
  public boolean manyNeuroids(int neuroids) {
    return neuroids > smallest();
  }
}
