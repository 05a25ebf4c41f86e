package wernicke.linalg.internal.gram;

import java.util.stream.IntStream;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;

/**
 * Ordinary least squares with intercept; the minimum-norm solution where it is not unique.
 *
 * <p>The result is a smoother: test x training rows, each row summing to zero, whose product with
 * the training responses is the prediction about their mean. Weights are never formed. The normal
 * equations (features x features or rows x rows, whichever is smaller) are solved by Cholesky as
 * long as their condition allows it; otherwise by a singular value decomposition with the cut of
 * scikit-learn's {@code LinearRegression} since 1.6, {@code max(n, d) * epsilon} of float64.
 */
public final class LeastSquares {
  /** Smallest reciprocal condition number of the normal equations that Cholesky is trusted with. */
  static final double SAFE = 1e-11;

  /** Smallest ratio of column norms for which unit columns leave the rank as it is. */
  private static final double COMPARABLE = 1e-6;

  private static final double EPSILON = Math.ulp(1.0);

  private LeastSquares() {}

  /** The smoother of one training set, test x training rows. */
  public static Dense smoother(Predictors predictors) {
    Dense smoother = predictors.dual() ? dual(predictors.kernel()) : primal(predictors.design());
    return smoother != null ? smoother : exact(predictors.design());
  }

  /**
   * {@code S = K_test (K + (tr K / n) 11ᵀ/n)⁻¹}: the rank-one term fills the null direction that
   * centring leaves, which no row of K_test has a part in.
   *
   * @return null if the kernel is too ill-conditioned
   */
  private static Dense dual(Kernel kernel) {
    Dense k = kernel.train();
    int n = k.rows;
    double trace = IntStream.range(0, n).mapToDouble(i -> k.get(i, i)).sum();
    double[] row = new double[n];
    for (int i = 0; i < n; i++) {
      k.row(i, row);
      for (int j = 0; j < n; j++) {
        row[j] += trace / n / n;
      }
      k.setRow(i, row);
    }
    if (Lapack.cholesky(k) < SAFE) {
      return null;
    }
    Lapack.solve(k, kernel.test());
    return kernel.test();
  }

  /**
   * {@code S = X_test (XᵀX)⁻¹ Xᵀ} with columns of unit length, which changes nothing where XᵀX has
   * full rank.
   *
   * @return null if XᵀX is too ill-conditioned
   */
  private static Dense primal(Design design) {
    Dense x = design.train();
    Dense normal = Lapack.normal(x);
    double[] unit = unitFactors(normal);
    if (unit.length == 0) {
      return null;
    }
    double[] row = new double[normal.columns];
    for (int i = 0; i < normal.rows; i++) {
      normal.row(i, row);
      for (int j = 0; j < row.length; j++) {
        row[j] *= unit[i] * unit[j];
      }
      row[i] = 1;
      normal.setRow(i, row);
    }
    if (Lapack.cholesky(normal) < SAFE) {
      return null;
    }
    Dense right = design.test().scaleColumns(unit);
    Lapack.solve(normal, right);
    return Lapack.multiply(right.scaleColumns(unit), false, x, true);
  }

  /** 1 / length per column, 0 for zero columns; empty if the lengths differ too much. */
  private static double[] unitFactors(Dense normal) {
    double[] squares = IntStream.range(0, normal.rows).mapToDouble(i -> normal.get(i, i)).toArray();
    double largest = 0;
    double smallest = Double.MAX_VALUE;
    for (double square : squares) {
      largest = Math.max(largest, square);
      smallest = square > 0 ? Math.min(smallest, square) : smallest;
    }
    if (smallest < COMPARABLE * COMPARABLE * largest) {
      return new double[0];
    }
    for (int i = 0; i < squares.length; i++) {
      squares[i] = squares[i] > 0 ? 1 / Math.sqrt(squares[i]) : 0;
    }
    return squares;
  }

  /** {@code S = X_test V diag(1/s) Uᵀ} over the singular values s above the cut. */
  private static Dense exact(Design design) {
    Dense x = design.train();
    double cut = Math.max(x.rows, x.columns) * EPSILON;
    Lapack.Svd svd = Lapack.Svd.of(x);
    double[] inverse = new double[svd.values().length];
    for (int k = 0; k < inverse.length; k++) {
      boolean kept = svd.values()[k] > cut * svd.values()[0];
      inverse[k] = kept ? 1 / svd.values()[k] : 0;
    }
    Dense components = Lapack.multiply(design.test(), false, svd.right(), true);
    return Lapack.multiply(components.scaleColumns(inverse), false, svd.left(), true);
  }
}
