package wernicke.linalg.internal.folds;

import java.util.Optional;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;

/**
 * The regression on the training rows T of one fold for one penalty, from R of all rows ({@link
 * LayerFit}): {@code Q = R_TT - R_TS (R_SS)⁻¹ R_ST} is the R of the training rows, and the
 * leave-one-out error of training row i is {@code (Q y)_i / Q_ii}.
 *
 * @param inverse {@code (R_SS)⁻¹}, s x s
 */
record FoldFit(Fold fold, Dense inverse) {
  /** Smallest reciprocal condition number of {@code R_SS} that its inverse is trusted with. */
  private static final double SAFE = 1e-8;

  /** To be {@link #finished}, by any thread: {@code R_SS} is yet to be inverted. */
  static FoldFit begun(Fold fold, Dense residuals) {
    return new FoldFit(fold, residuals.block(fold.held(), fold.held()));
  }

  /** Inverts in place; empty if what is held out cannot be told from the rest in float64. */
  Optional<FoldFit> finished() {
    if (Lapack.cholesky(inverse) < SAFE) {
      return Optional.empty();
    }
    Lapack.invert(inverse);
    return Optional.of(this);
  }

  private int[] train() {
    return fold.set().train();
  }

  /** {@code R_TS}, training x held-out rows. */
  private Dense cross(Dense residuals) {
    return residuals.block(train(), fold.held());
  }

  /** Diagonal of Q, one per training row. */
  double[] diagonal(Dense residuals) {
    Dense cross = cross(residuals);
    return diagonal(residuals, cross, Lapack.multiply(cross, false, inverse, false));
  }

  private double[] diagonal(Dense residuals, Dense cross, Dense solved) {
    double[] diagonal = new double[cross.rows];
    double[] row = new double[cross.columns];
    double[] other = new double[cross.columns];
    for (int i = 0; i < diagonal.length; i++) {
      int place = train()[i];
      diagonal[i] = residuals.get(place, place) - dot(solved.row(i, row), cross.row(i, other));
    }
    return diagonal;
  }

  /**
   * Sum of squared leave-one-out errors over training rows and neuroids, without looking at one:
   * {@code sum_i (Q Y Yᵀ Q)_ii / Q_ii²}, from {@code B = R_TS (R_SS)⁻¹}.
   *
   * @param squares {@code M = R Y Yᵀ R}, n x n
   */
  double error(Dense residuals, Dense squares) {
    Dense cross = cross(residuals);
    Dense solved = Lapack.multiply(cross, false, inverse, false);
    Dense own = squares.block(fold.held(), fold.held());
    Dense turned = Lapack.multiply(solved, false, own, false);
    Dense mixed = squares.block(train(), fold.held());
    double[] diagonal = diagonal(residuals, cross, solved);
    double[] b = new double[cross.columns];
    double[] row = new double[cross.columns];
    double sum = 0;
    for (int i = 0; i < diagonal.length; i++) {
      int place = train()[i];
      solved.row(i, b);
      double square = squares.get(place, place) + dot(b, turned.row(i, row));
      square -= 2 * dot(b, mixed.row(i, row));
      sum += square / (diagonal[i] * diagonal[i]);
    }
    return sum;
  }

  /**
   * What the regression misses the held-out responses by, {@code (R_SS)⁻¹ (R Y)_S}.
   *
   * @param left {@code (R Y)_S}, s x neuroids
   * @return s x neuroids
   */
  Dense missed(Dense left) {
    return Lapack.multiply(inverse, false, left, false);
  }

  /**
   * Sums of squared leave-one-out errors.
   *
   * @param diagonal of Q
   * @param left {@code R Y}, n x neuroids
   * @param missed of the held-out rows, s x neuroids
   * @return one per neuroid
   */
  double[] errors(Dense residuals, double[] diagonal, Dense left, Dense missed) {
    Dense own = left.selectRows(train());
    Lapack.subtractProduct(cross(residuals), missed, own);
    double[] sums = new double[left.columns];
    double[] row = new double[left.columns];
    for (int i = 0; i < diagonal.length; i++) {
      own.row(i, row);
      for (int v = 0; v < sums.length; v++) {
        double error = row[v] / diagonal[i];
        sums[v] += error * error;
      }
    }
    return sums;
  }

  /**
   * Predictions of the test rows: responses less what the regression misses them by.
   *
   * @param missed of the held-out rows, s x neuroids
   * @param responses of all rows, n x neuroids
   * @return test rows of all splits x neuroids
   */
  Dense predictions(Dense missed, Dense responses) {
    Dense predictions = responses.selectRows(fold.set().test());
    Lapack.subtract(fold.test(missed), predictions);
    return predictions;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
