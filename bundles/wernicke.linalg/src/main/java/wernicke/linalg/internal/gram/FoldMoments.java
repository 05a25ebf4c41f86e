package wernicke.linalg.internal.gram;

import java.util.Arrays;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;

/**
 * One inner fold with fewer features than rows. With the eigenvectors V and eigenvalues s of the
 * fitted rows' {@code XᵀX}, {@code b = w V Xᵀy} over them ({@code w = 1 / (s + penalty)}), and over
 * the held-out rows {@code u = V Xᵀy} and {@code G = V XᵀX Vᵀ}, the squared error of a penalty is
 * {@code yᵀy - 2 bᵀu + bᵀG b}: responses are looked at once, not once for every penalty.
 *
 * @param held the rows that are held out
 * @param features of these rows
 * @param vectors as rows
 * @param values eigenvalues
 * @param gram G
 */
@SuppressWarnings("ArrayRecordComponent")
record FoldMoments(int[] held, Dense features, Dense vectors, double[] values, Dense gram) {
  static FoldMoments of(Dense training, int[] fit, int[] held) {
    Dense vectors = Lapack.normal(training.selectRows(fit));
    double[] values = Lapack.eigen(vectors);
    Dense features = training.selectRows(held);
    Dense turned = Lapack.multiply(vectors, false, features, true);
    double[] positive = Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
    return new FoldMoments(held, features, vectors, positive, Lapack.gram(turned));
  }

  /**
   * Sums of squared errors on the held-out rows.
   *
   * @param products {@code Xᵀy} over all training rows, d x neuroids
   * @param y held-out rows x neuroids
   * @return penalties x neuroids
   */
  double[][] errors(double[] penalties, Dense products, Dense y) {
    Dense own = Lapack.multiply(features, true, y, false);
    Dense u = Lapack.multiply(vectors, false, own, false);
    Dense components = Lapack.multiply(vectors, false, products, false);
    double[] squares = new double[y.columns];
    addProducts(1, y, y, squares);
    double[][] errors = new double[penalties.length][];
    for (int a = 0; a < penalties.length; a++) {
      double penalty = penalties[a];
      double[] weights = Arrays.stream(values).map(s -> 1 / (s + penalty)).toArray();
      double[] sums = squares.clone();
      Memory.run(() -> addErrors(weights, components, u, sums));
      errors[a] = sums;
    }
    return errors;
  }

  /** Adds {@code bᵀG b - 2 bᵀu}; b is of the fitted rows: all of them less those held out. */
  private void addErrors(double[] weights, Dense components, Dense u, double[] sums) {
    Dense b = Dense.allocate(u.rows, u.columns);
    double[] row = new double[u.columns];
    double[] own = new double[u.columns];
    for (int k = 0; k < u.rows; k++) {
      components.row(k, row);
      u.row(k, own);
      for (int v = 0; v < row.length; v++) {
        row[v] = weights[k] * (row[v] - own[v]);
      }
      b.setRow(k, row);
    }
    addProducts(1, b, Lapack.multiply(gram, false, b, false), sums);
    addProducts(-2, b, u, sums);
  }

  /** Adds the dot products of corresponding columns, times a factor. */
  private static void addProducts(double factor, Dense a, Dense b, double[] sums) {
    double[] left = new double[a.columns];
    double[] right = new double[a.columns];
    for (int k = 0; k < a.rows; k++) {
      a.row(k, left);
      b.row(k, right);
      for (int v = 0; v < sums.length; v++) {
        sums[v] += factor * left[v] * right[v];
      }
    }
  }
}
