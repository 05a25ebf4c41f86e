package wernicke.linalg.internal.folds;

import java.util.Arrays;
import wernicke.linalg.internal.gram.Spectrum;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;

/**
 * The regression of all n rows, for every penalty: the matrix R (n x n, symmetric, {@code R 1 = 0})
 * whose product with responses is what the regression with intercept leaves of them, up to a factor
 * that cancels below. In dual form {@code R = (K + penalty)⁻¹} without the constant vector, in
 * primal form {@code R = I - 11ᵀ/n - X (XᵀX + penalty)⁻¹ Xᵀ}. A penalty of zero is least squares.
 *
 * <p>If the rows S are held out, the regression of the others misses their responses by {@code
 * (R_SS)⁻¹ (R Y)_S}, refitted intercept included (An, Liu & Venkatesh 2007, Pattern Recognition
 * 40).
 *
 * @param spectrum of the features about the mean of all rows
 * @param nulls how many directions, the first ones, are no features: of the constant vector, of
 *     constant features
 */
public record LayerFit(Spectrum spectrum, int nulls) {
  /** Smallest ratio of eigenvalues with which least squares is had from them. */
  private static final double SAFE = 1e-9;

  /** Largest ratio of penalty and eigenvalue: beyond, predictions are lost in the responses. */
  private static final double SHRUNK = 1e4;

  /** The fit of a kernel about the mean row, n x n, which is destroyed. */
  public static LayerFit dual(Dense kernel) {
    return new LayerFit(Spectrum.dual(kernel), 1);
  }

  /**
   * The fit of centred features.
   *
   * @param features n x d
   * @param constant how many columns are zero
   */
  public static LayerFit primal(Dense features, int constant) {
    return new LayerFit(Spectrum.primal(features), constant);
  }

  /** Whether least squares is unique, and well conditioned. */
  public boolean bearsLeastSquares() {
    double[] values = spectrum.values();
    return nulls < values.length && values[nulls] >= SAFE * spectrum.largest();
  }

  /** Whether the penalties leave something of the features. */
  public boolean bears(double[] penalties) {
    return Arrays.stream(penalties).allMatch(p -> p <= SHRUNK * spectrum.largest());
  }

  /** R of a penalty. */
  Dense residuals(double penalty) {
    double[] values = spectrum.values();
    double[] roots = new double[values.length];
    for (int k = penalty == 0 ? nulls : 0; k < roots.length; k++) {
      roots[k] = Math.sqrt(1 / (values[k] + penalty));
    }
    Dense fitted = Lapack.normal(spectrum.basis().scaleRows(roots));
    return spectrum.dual() ? fitted : complement(fitted);
  }

  /** {@code I - 11ᵀ/n - H}, in place of H. */
  private static Dense complement(Dense fitted) {
    double[] row = new double[fitted.columns];
    for (int i = 0; i < row.length; i++) {
      fitted.row(i, row);
      for (int j = 0; j < row.length; j++) {
        row[j] = -1.0 / row.length - row[j];
      }
      row[i] += 1;
      fitted.setRow(i, row);
    }
    return fitted;
  }
}
