package wernicke.linalg.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;

/**
 * Whether a neuroid is predicted better than chance: block permutation of test predictions
 * (science.md section 6, inference).
 *
 * <p>The statistic of a neuroid is its score: Pearson's r of the predicted and the measured
 * responses of each split (0 if one of the two does not vary), mean over splits. A permutation cuts
 * the test rows of every split, in their order, into blocks of {@code block} rows (the last one may
 * be shorter), puts the blocks of predictions in another order, and computes the statistic anew:
 * the whole cross-validation is permuted at once, in the same way for all neuroids, so that
 * autocorrelation within blocks and correlation between neuroids stay as they are. The models are
 * not fitted again. {@code p = (1 + number of permutations with at least the statistic) / (1 +
 * permutations)} (Phipson & Smyth 2010): one-sided, never 0.
 *
 * <p>Draws are NumPy's: for each permutation, for each split, {@code
 * RandomState(seed).permutation(blocks)}.
 */
public final class BlockPermutation {
  /** Neuroids at a time, so that their test rows stay in the processor's cache. */
  private static final int WIDTH = 64;

  private final int block;
  private final int permutations;
  private final int seed;

  /**
   * What a cross-validation predicted for one split.
   *
   * @param predicted test rows x neuroids, in the order of presentation
   * @param measured the responses, as large; NaN where missing
   */
  public record Prediction(Matrix predicted, Matrix measured) {
    public Prediction {
      if (predicted.rows() != measured.rows() || predicted.columns() != measured.columns()) {
        throw new PluginException(
            "predictions " + predicted + " cannot be compared with responses " + measured);
      }
    }
  }

  /**
   * @param block presentations that stay together; 1 for presentations that are independent
   * @param permutations how many
   * @param seed of the order of blocks, not negative
   */
  public BlockPermutation(int block, int permutations, int seed) {
    if (block < 1 || permutations < 1 || seed < 0) {
      throw new PluginException(
          "permutations=%d in blocks of %d, seed %d: at least 1, 1 and 0"
              .formatted(permutations, block, seed));
    }
    this.block = block;
    this.permutations = permutations;
    this.seed = seed;
  }

  /**
   * The p-value of every neuroid. A split in which a neuroid has a missing value does not count for
   * it.
   *
   * @param splits the same neuroids in each
   * @return NaN for a neuroid without any split
   * @throws PluginException if the splits differ in their number of neuroids, or are so short that
   *     there is only one block in each
   */
  public double[] pValues(List<Prediction> splits, Progress progress) {
    int neuroids = splits.isEmpty() ? 0 : splits.get(0).predicted().columns();
    if (splits.stream().anyMatch(s -> s.predicted().columns() != neuroids)) {
      throw new PluginException("the splits differ in their number of neuroids");
    }
    if (splits.stream().allMatch(s -> s.predicted().rows() <= block)) {
      throw new PluginException(
          "no split has more than one block of " + block + " presentations: use shorter blocks");
    }
    double[] p = new double[neuroids];
    for (int from = 0; from < neuroids; from += WIDTH) {
      progress.check();
      int start = from;
      int width = Math.min(WIDTH, neuroids - from);
      List<Columns> columns = splits.stream().map(s -> Columns.of(s, start, width)).toList();
      System.arraycopy(pValues(columns, width), 0, p, from, width);
      progress.report((from + width) / (double) neuroids, "permutations");
    }
    return p;
  }

  private double[] pValues(List<Columns> splits, int width) {
    int[] present = new int[width];
    splits.forEach(s -> IntStream.range(0, width).forEach(v -> present[v] += s.present(v)));
    double[] observed = new double[width];
    splits.forEach(s -> s.add(IntStream.range(0, s.rows()).toArray(), observed));
    int[] reached = new int[width];
    NumpyRandom random = new NumpyRandom(seed);
    double[] permuted = new double[width];
    for (int k = 0; k < permutations; k++) {
      Arrays.fill(permuted, 0);
      splits.forEach(s -> s.add(order(s.rows(), random), permuted));
      for (int v = 0; v < width; v++) {
        reached[v] += permuted[v] >= observed[v] - tolerance(present[v]) ? 1 : 0;
      }
    }
    return IntStream.range(0, width)
        .mapToDouble(v -> present[v] == 0 ? Double.NaN : (1.0 + reached[v]) / (1 + permutations))
        .toArray();
  }

  /** Sums of r that differ by less are the same, added up in another order. */
  private static double tolerance(int splits) {
    return 1e-12 * splits;
  }

  /** Rows in blocks, the blocks in random order. */
  int[] order(int rows, NumpyRandom random) {
    int blocks = (rows + block - 1) / block;
    return Arrays.stream(random.permutation(blocks))
        .flatMap(b -> IntStream.range(b * block, Math.min((b + 1) * block, rows)))
        .toArray();
  }

  /**
   * Some neuroids of a split: centred columns of unit length, so that r is a dot product; zeros for
   * a neuroid with a missing value.
   *
   * @param predicted rows x width, row-major
   * @param measured likewise
   * @param complete which neuroids count
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Columns(double[] predicted, double[] measured, boolean[] complete) {
    static Columns of(Prediction split, int from, int width) {
      double[] predicted = values(split.predicted(), from, width);
      double[] measured = values(split.measured(), from, width);
      boolean[] complete = new boolean[width];
      for (int v = 0; v < width; v++) {
        boolean answered = normalise(measured, v, width);
        complete[v] = normalise(predicted, v, width) && answered;
        for (int k = v; !complete[v] && k < predicted.length; k += width) {
          predicted[k] = 0;
          measured[k] = 0;
        }
      }
      return new Columns(predicted, measured, complete);
    }

    private static double[] values(Matrix matrix, int from, int width) {
      double[] values = new double[matrix.rows() * width];
      for (int i = 0; i < matrix.rows(); i++) {
        for (int v = 0; v < width; v++) {
          values[i * width + v] = matrix.get(i, from + v);
        }
      }
      return values;
    }

    /** Whether the column has all its values. */
    private static boolean normalise(double[] values, int v, int width) {
      double sum = 0;
      for (int k = v; k < values.length; k += width) {
        sum += values[k];
      }
      double mean = sum * width / values.length;
      double squares = 0;
      for (int k = v; k < values.length; k += width) {
        values[k] -= mean;
        squares += values[k] * values[k];
      }
      double unit = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      for (int k = v; k < values.length; k += width) {
        values[k] *= unit;
      }
      return !Double.isNaN(sum);
    }

    int rows() {
      return predicted.length / complete.length;
    }

    int present(int v) {
      return complete[v] ? 1 : 0;
    }

    /** Adds r of every neuroid, the predictions in the given order. */
    void add(int[] order, double[] sums) {
      int width = sums.length;
      for (int i = 0; i < order.length; i++) {
        int p = order[i] * width;
        int m = i * width;
        for (int v = 0; v < width; v++) {
          sums[v] += predicted[p + v] * measured[m + v];
        }
      }
    }
  }
}
