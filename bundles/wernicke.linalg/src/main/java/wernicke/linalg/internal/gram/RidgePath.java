package wernicke.linalg.internal.gram;

import java.util.Arrays;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;

/**
 * Ridge regression with unpenalised intercept for a path of penalties, from one eigen decomposition
 * (scikit-learn's {@code RidgeCV}; Rifkin & Lippert 2007).
 *
 * <p>With eigenvalues s and the basis B below, and {@code w = 1 / (s + penalty)}, the leave-one-out
 * residual of row i is {@code c_i / g_i}: in dual form {@code c = Bᵀ w B y, g = diag(Bᵀ w B)} with
 * B the centred eigenvectors of the kernel; in primal form {@code c = y - Bᵀ w B y, g = 1 - 1/n -
 * diag(Bᵀ w B)} with B the training rows projected on the eigenvectors of the covariance. Both are
 * exact, refitted intercept included.
 */
public final class RidgePath {
  private final double[] penalties;
  private final Spectrum spectrum;

  /** k x training rows. */
  private final Dense basis;

  /** Test rows x k. */
  private final Dense testBasis;

  /**
   * @param test inner products of test with training rows, or the features of test rows
   */
  private RidgePath(double[] penalties, Spectrum spectrum, Dense test) {
    this.penalties = penalties;
    this.spectrum = spectrum;
    this.basis = spectrum.basis();
    this.testBasis = Lapack.multiply(test, false, spectrum.vectors(), true);
  }

  public static RidgePath of(Predictors predictors, double[] penalties) {
    if (predictors.dual()) {
      Kernel kernel = predictors.kernel();
      return new RidgePath(penalties, Spectrum.dual(kernel.train()), kernel.test());
    }
    Design design = predictors.design();
    return new RidgePath(penalties, Spectrum.primal(design.train()), design.test());
  }

  /** Through the origin: no intercept is fitted. Leave-one-out errors are not defined for it. */
  static RidgePath origin(Kernel kernel, double[] penalties) {
    return new RidgePath(penalties, Spectrum.origin(kernel.train()), kernel.test());
  }

  private double[] weights(int penalty) {
    return spectrum.weights(penalties[penalty]);
  }

  /** g of the class comment, one per training row. */
  private double[] denominators(double[] weights) {
    int n = basis.columns;
    double[] sums = new double[n];
    double[] row = new double[n];
    for (int k = 0; k < basis.rows; k++) {
      basis.row(k, row);
      for (int i = 0; i < n; i++) {
        sums[i] += weights[k] * row[i] * row[i];
      }
    }
    return spectrum.dual() ? sums : Arrays.stream(sums).map(h -> 1 - 1.0 / n - h).toArray();
  }

  /**
   * Sums of squared leave-one-out errors.
   *
   * @param y training rows x neuroids, columns of mean zero
   * @return penalties x neuroids
   */
  public double[][] errors(Dense y) {
    Dense components = Lapack.multiply(basis, false, y, false);
    double[][] errors = new double[penalties.length][];
    for (int a = 0; a < penalties.length; a++) {
      double[] weights = weights(a);
      errors[a] = Memory.with(() -> squares(y, components, weights));
    }
    return errors;
  }

  private double[] squares(Dense y, Dense components, double[] weights) {
    Dense fit = Lapack.multiply(basis.scaleRows(weights), true, components, false);
    double[] denominators = denominators(weights);
    double[] sums = new double[y.columns];
    double[] observed = new double[y.columns];
    double[] fitted = new double[y.columns];
    for (int i = 0; i < y.rows; i++) {
      double scale = 1 / denominators[i];
      fit.row(i, fitted);
      if (!spectrum.dual()) {
        y.row(i, observed);
      }
      for (int v = 0; v < sums.length; v++) {
        double error = (observed[v] - fitted[v]) * scale;
        sums[v] += error * error;
      }
    }
    return sums;
  }

  /**
   * Sums of squared leave-one-out errors over all neuroids, without looking at one of them.
   *
   * @param products {@code Y Yᵀ} of the centred responses, training x training rows
   * @return one per penalty
   */
  public double[] errorsOfAll(Dense products) {
    Dense projected = Lapack.multiply(basis, false, products, false);
    Dense inner = Lapack.multiply(projected, false, basis, true);
    double[] errors = new double[penalties.length];
    for (int a = 0; a < penalties.length; a++) {
      double[] weights = weights(a);
      double[] denominators = denominators(weights);
      double[] squares = Memory.with(() -> squares(products, projected, inner, weights));
      for (int i = 0; i < squares.length; i++) {
        errors[a] += squares[i] / (denominators[i] * denominators[i]);
      }
    }
    return errors;
  }

  /** Sum over neuroids of c_i squared, one per training row. */
  private double[] squares(Dense products, Dense projected, Dense inner, double[] weights) {
    double[] squares = columnProducts(basis, weighted(inner, weights));
    if (!spectrum.dual()) {
      double[] cross = columnProducts(basis, projected.scaleRows(weights));
      for (int i = 0; i < squares.length; i++) {
        squares[i] += products.get(i, i) - 2 * cross[i];
      }
    }
    return squares;
  }

  /** {@code diag(w) inner diag(w) basis}: k x training rows. */
  private Dense weighted(Dense inner, double[] weights) {
    return Lapack.multiply(inner.scaleRows(weights), false, basis.scaleRows(weights), false);
  }

  /** Dot products of corresponding columns. */
  private static double[] columnProducts(Dense a, Dense b) {
    double[] sums = new double[a.columns];
    double[] left = new double[a.columns];
    double[] right = new double[a.columns];
    for (int k = 0; k < a.rows; k++) {
      a.row(k, left);
      b.row(k, right);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += left[i] * right[i];
      }
    }
    return sums;
  }

  /** The smoother of one penalty: test x training rows, each row summing to zero. */
  public Dense smoother(int penalty) {
    return Lapack.multiply(testBasis, false, basis.scaleRows(weights(penalty)), false);
  }

  /**
   * Predictions with a penalty of its own for every neuroid.
   *
   * @param y training rows x neuroids, columns of mean zero
   * @param chosen index of the penalty, one per neuroid
   * @return test rows x neuroids, about the training mean
   */
  public Dense predict(Dense y, int[] chosen) {
    double[][] weights = new double[penalties.length][];
    Arrays.setAll(weights, this::weights);
    Dense components = Lapack.multiply(basis, false, y, false);
    double[] row = new double[components.columns];
    for (int k = 0; k < components.rows; k++) {
      components.row(k, row);
      for (int v = 0; v < row.length; v++) {
        row[v] *= weights[chosen[v]][k];
      }
      components.setRow(k, row);
    }
    return Lapack.multiply(testBasis, false, components, false);
  }

  /**
   * Sums of squared errors on the test rows.
   *
   * @param y training rows x neuroids
   * @param observed test rows x neuroids
   * @return penalties x neuroids
   */
  double[][] testErrors(Dense y, Dense observed) {
    Dense components = Lapack.multiply(basis, false, y, false);
    double[][] errors = new double[penalties.length][];
    for (int a = 0; a < penalties.length; a++) {
      Dense smoother = testBasis.scaleColumns(weights(a));
      errors[a] =
          Memory.with(() -> squares(observed, Lapack.multiply(smoother, false, components, false)));
    }
    return errors;
  }

  private static double[] squares(Dense observed, Dense predicted) {
    double[] sums = new double[observed.columns];
    double[] truth = new double[observed.columns];
    double[] guess = new double[observed.columns];
    for (int i = 0; i < observed.rows; i++) {
      observed.row(i, truth);
      predicted.row(i, guess);
      for (int v = 0; v < sums.length; v++) {
        sums[v] += (truth[v] - guess[v]) * (truth[v] - guess[v]);
      }
    }
    return sums;
  }

  /** Index of the least error, the first of ties; an error that is NaN is never chosen. */
  public static int best(double[] errors) {
    int best = 0;
    for (int a = 1; a < errors.length; a++) {
      if (errors[a] < errors[best] || Double.isNaN(errors[best])) {
        best = a;
      }
    }
    return best;
  }

  /** {@link #best} of every column. */
  public static int[] bestPerNeuroid(double[][] errors) {
    int[] best = new int[errors[0].length];
    for (int v = 0; v < best.length; v++) {
      int column = v;
      best[v] = best(Arrays.stream(errors).mapToDouble(row -> row[column]).toArray());
    }
    return best;
  }
}
