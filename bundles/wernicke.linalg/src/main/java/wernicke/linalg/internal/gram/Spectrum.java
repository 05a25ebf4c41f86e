package wernicke.linalg.internal.gram;

import java.util.Arrays;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;

/**
 * Features of n rows in the directions of their eigenvectors, of the kernel {@code K = X Xᵀ} (dual)
 * or of {@code XᵀX} (primal), whichever is smaller.
 *
 * <p>With {@code w = 1 / (values + penalty)}, the matrix {@code W = basisᵀ diag(w) basis} is {@code
 * (K + penalty)⁻¹} in dual form, and {@code X (XᵀX + penalty)⁻¹ Xᵀ} in primal form.
 *
 * @param dual which of the two
 * @param values eigenvalues, ascending, k of them
 * @param basis k x n: the eigenvectors of the kernel, or the rows projected on those of {@code XᵀX}
 * @param vectors the eigenvectors as rows, k x n (the basis) or k x d
 */
@SuppressWarnings("ArrayRecordComponent")
public record Spectrum(boolean dual, double[] values, Dense basis, Dense vectors) {
  /**
   * The spectrum of a kernel about the mean row, whose null direction, the constant vector, is
   * taken out of all others: {@code W 1 = 0}, which frees the intercept.
   *
   * @param kernel n x n; destroyed
   */
  public static Spectrum dual(Dense kernel) {
    Spectrum spectrum = origin(kernel);
    double[] row = new double[kernel.columns];
    for (int i = 0; i < kernel.rows; i++) {
      double mean = Arrays.stream(kernel.row(i, row)).average().orElse(0);
      for (int j = 0; j < row.length; j++) {
        row[j] -= mean;
      }
      kernel.setRow(i, row);
    }
    return spectrum;
  }

  /** The spectrum of a kernel as it is, without intercept; destroys the kernel. */
  static Spectrum origin(Dense kernel) {
    double[] values = positive(Lapack.eigen(kernel));
    return new Spectrum(true, values, kernel, kernel);
  }

  /** The spectrum of centred features, n x d. */
  public static Spectrum primal(Dense features) {
    Dense vectors = Lapack.normal(features);
    double[] values = positive(Lapack.eigen(vectors));
    return new Spectrum(false, values, Lapack.multiply(vectors, false, features, true), vectors);
  }

  private static double[] positive(double[] values) {
    return Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
  }

  /** w of the class comment. */
  double[] weights(double penalty) {
    return Arrays.stream(values).map(s -> 1 / (s + penalty)).toArray();
  }

  /** The largest eigenvalue. */
  public double largest() {
    return values[values.length - 1];
  }
}
