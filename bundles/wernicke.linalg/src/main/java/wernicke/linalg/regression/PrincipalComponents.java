package wernicke.linalg.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.OpenBlas;
import wernicke.linalg.internal.matrix.Scaling;

/**
 * The directions of largest variance of some patterns, found on training rows and applied to all:
 * scikit-learn's {@code PCA(k, svd_solver="full")} up to the sign of each component. From the
 * eigenvectors of the covariance or of the Gram matrix, whichever is smaller, in float64.
 */
public final class PrincipalComponents {
  private static final int CHUNK = 1024;
  private static final double EPSILON = Math.ulp(1.0);

  private final double[] mean;

  /** k x d. */
  private final Dense axes;

  private PrincipalComponents(double[] mean, Dense axes) {
    this.mean = mean;
    this.axes = axes;
  }

  /**
   * The first components of every row.
   *
   * @param patterns n x d; a row that holds a NaN takes no part, and its components are NaN
   * @param train rows to learn from
   * @param k number of components
   * @return n x min(k, d); columns beyond the rank of the training rows are zero
   * @throws PluginException if there are fewer than two rows to learn from
   */
  public static Matrix of(Matrix patterns, int[] train, int k) {
    OpenBlas.require();
    float[] row = new float[patterns.columns()];
    int[] rows = Arrays.stream(train).filter(i -> present(patterns, i, row)).toArray();
    if (rows.length < 2) {
      throw new PluginException(
          "principal components need at least two training rows without missing features");
    }
    return Memory.with(() -> fit(patterns, rows, Math.min(k, row.length)).apply(patterns));
  }

  private static boolean present(Matrix patterns, int i, float[] row) {
    patterns.copyRow(i, row, 0);
    for (float value : row) {
      if (Float.isNaN(value)) {
        return false;
      }
    }
    return true;
  }

  private static PrincipalComponents fit(Matrix patterns, int[] rows, int k) {
    Scaling scaling = Scaling.of(patterns, rows, false);
    Dense x = scaling.apply(patterns, rows);
    boolean dual = x.rows <= x.columns;
    int kept = Math.min(k, Math.min(x.rows, x.columns));
    Lapack.Eigen largest = Lapack.largest(dual ? Lapack.gram(x) : Lapack.normal(x), kept);
    double cut = Math.max(x.rows, x.columns) * EPSILON * largest.values()[0];
    double[] lengths =
        Arrays.stream(largest.values()).map(s -> s > cut ? Math.sqrt(s) : 0).toArray();
    double[] factors = Arrays.stream(lengths).map(s -> s == 0 ? 0 : dual ? 1 / s : 1).toArray();
    Dense vectors = dual ? Lapack.multiply(largest.vectors(), false, x, false) : largest.vectors();
    return new PrincipalComponents(scaling.mean(), padded(vectors.scaleRows(factors), k));
  }

  /** The same rows, and rows of zeros up to {@code k}. */
  private static Dense padded(Dense rows, int k) {
    Dense all = Dense.zeros(k, rows.columns);
    all.setRows(0, rows);
    return all;
  }

  private Matrix apply(Matrix patterns) {
    int k = axes.rows;
    float[] values = new float[Math.multiplyExact(patterns.rows(), k)];
    double[] ones = new double[mean.length];
    Arrays.fill(ones, 1);
    Scaling centring = new Scaling(mean, ones);
    double[] row = new double[k];
    for (int from = 0; from < patterns.rows(); from += CHUNK) {
      int start = from;
      int[] some = IntStream.range(start, Math.min(from + CHUNK, patterns.rows())).toArray();
      Memory.run(
          () -> {
            Dense scores = Lapack.multiply(centring.apply(patterns, some), false, axes, true);
            for (int i : some) {
              scores.row(i - start, row);
              for (int j = 0; j < k; j++) {
                values[i * k + j] = (float) row[j];
              }
            }
          });
    }
    return Matrix.of(patterns.rows(), k, values);
  }
}
