package wernicke.linalg.similarity;

import java.util.Arrays;
import wernicke.api.Matrix;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.Scaling;

/**
 * Inner products of rows about their mean, and linear centred kernel alignment between two of them
 * (CKA; Kornblith, Norouzi, Lee & Hinton 2019, equation 4; science.md section 4).
 *
 * <p>{@code |YᵀX|² / (|XᵀX| |YᵀY|)} of column-centred X and Y equals {@code <XXᵀ, YYᵀ> / (|XXᵀ|
 * |YYᵀ|)}, Frobenius norms: the n x n form, in float64, whatever the number of columns. It is the
 * biased estimate of that paper: with fewer rows than columns unrelated patterns are far above 0,
 * so that values compare only between equal numbers of rows.
 */
public final class CentredGram {
  private static final int CHUNK = 1024;
  private static final double ROOT_OF_TWO = Math.sqrt(2);

  private final int rows;

  /** The lower triangle; what is off the diagonal stands for two and is weighted so. */
  private final double[] triangle;

  private final double norm;

  private CentredGram(Dense lower) {
    this.rows = lower.rows;
    this.triangle = new double[Math.multiplyExact(rows, rows + 1) / 2];
    int k = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < i; j++) {
        triangle[k++] = lower.get(i, j) * ROOT_OF_TWO;
      }
      triangle[k++] = lower.get(i, i);
    }
    this.norm = Math.sqrt(product(triangle, triangle));
  }

  /**
   * The inner products of all rows about the mean row.
   *
   * @param patterns n x columns, finite
   */
  public static CentredGram of(Matrix patterns) {
    return Memory.with(() -> new CentredGram(lower(patterns)));
  }

  private static Dense lower(Matrix patterns) {
    int[] all = new int[patterns.rows()];
    Arrays.setAll(all, i -> i);
    Scaling scaling = Scaling.of(patterns, all, false);
    Dense sum = Dense.zeros(all.length, all.length);
    for (int from = 0; from < patterns.columns(); from += CHUNK) {
      int start = from;
      int end = Math.min(from + CHUNK, patterns.columns());
      Memory.run(() -> Lapack.addGram(scaling.apply(patterns, all, start, end), sum));
    }
    return sum;
  }

  /**
   * Linear CKA of two sets of patterns over the same rows, from 0 to 1.
   *
   * @return NaN if one of the two has no column that varies
   */
  public double cka(CentredGram other) {
    if (rows != other.rows) {
      throw new IllegalArgumentException(rows + " rows beside " + other.rows);
    }
    return product(triangle, other.triangle) / norm / other.norm;
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }
}
