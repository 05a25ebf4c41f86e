package wernicke.linalg.similarity;

import java.util.Arrays;
import wernicke.api.Matrix;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.Scaling;

/**
 * Representational dissimilarity of presentations (Kriegeskorte, Mur & Bandettini 2008; science.md
 * section 4): 1 - Pearson's r between the patterns of each two rows.
 */
public final class Rdm {
  /**
   * Dissimilarities that differ by less are the same number but for rounding, and are to be ranked
   * as ties: two rows that are equal are equally far from a third, however the sums were ordered.
   */
  public static final double TOLERANCE = 1e-12;

  private static final int CHUNK = 1024;

  private final Matrix patterns;
  private final double[] mean;
  private final double[] factor;

  private Rdm(Matrix patterns) {
    this.patterns = patterns;
    this.mean = new double[patterns.rows()];
    this.factor = new double[patterns.rows()];
    float[] row = new float[patterns.columns()];
    for (int i = 0; i < mean.length; i++) {
      patterns.copyRow(i, row, 0);
      mean[i] = mean(row);
      factor[i] = flat(row) ? Double.NaN : 1 / Math.sqrt(squares(row, mean[i]));
    }
  }

  /**
   * The upper triangle, without the diagonal, row by row: the order of NumPy's {@code
   * triu_indices(n, 1)} and of SciPy's {@code pdist(patterns, "correlation")}. In float64, through
   * the n x n matrix of inner products.
   *
   * @param patterns n x columns
   * @return n (n - 1) / 2 values from 0 to 2; NaN beside a row that does not vary ({@link #flat}),
   *     as SciPy has it, or that holds a value that is not finite
   */
  public static double[] correlation(Matrix patterns) {
    Rdm rdm = new Rdm(patterns);
    return Memory.with(() -> upper(rdm.similarities()));
  }

  /**
   * Whether a row is constant up to rounding, so that its correlation with anything is undefined;
   * true for fewer than two values.
   */
  public static boolean flat(float[] row) {
    double mean = mean(row);
    return row.length < 2 || Scaling.constant(squares(row, mean) / row.length, mean, row.length);
  }

  private static double mean(float[] row) {
    double sum = 0;
    for (float value : row) {
      sum += value;
    }
    return sum / row.length;
  }

  private static double squares(float[] row, double mean) {
    double sum = 0;
    for (float value : row) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  private Dense similarities() {
    Dense sum = Dense.zeros(mean.length, mean.length);
    for (int from = 0; from < patterns.columns(); from += CHUNK) {
      int start = from;
      int end = Math.min(from + CHUNK, patterns.columns());
      Memory.run(() -> Lapack.addGram(normalised(start, end), sum));
    }
    return sum;
  }

  /** Rows of mean 0 and length 1, of which some columns. */
  private Dense normalised(int from, int to) {
    Dense block = Dense.allocate(mean.length, to - from);
    float[] row = new float[patterns.columns()];
    double[] target = new double[to - from];
    for (int i = 0; i < mean.length; i++) {
      patterns.copyRow(i, row, 0);
      for (int j = 0; j < target.length; j++) {
        target[j] = (row[from + j] - mean[i]) * factor[i];
      }
      block.setRow(i, target);
    }
    return block;
  }

  /** From a lower triangle, which holds the same numbers. */
  private static double[] upper(Dense similarities) {
    int n = similarities.rows;
    double[] values = new double[Math.multiplyExact(n, Math.max(0, n - 1)) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        values[k++] = 1 - similarities.get(j, i);
      }
    }
    return Arrays.stream(values).map(x -> Math.max(0, Math.min(2, x))).toArray();
  }
}
