package wernicke.linalg.regression;

import java.util.Arrays;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.statistics.Ranks;

/**
 * Correlations of corresponding columns of two matrices that know no unit: however small a
 * prediction is, its size does not matter. (The guard of {@link Correlation} takes some percent off
 * Pearson's r of predictions that a penalty of 10^9 has shrunk.) 0 where one side does not vary,
 * where SciPy has NaN.
 */
final class UnguardedCorrelation {
  /** Predictions that vary by less than this part of the responses' deviation are rounding. */
  private static final double ROUNDING = 1e-12;

  /** Predictions that differ by less than this part of the largest one are tied. */
  private static final double TIE = 1e-11;

  private final Dense predictions;
  private final int start;
  private final Dense responses;
  private final int[] rows;

  /**
   * @param predictions its rows {@code start} to {@code start + rows.length} are used
   * @param responses its rows {@code rows} are used
   */
  UnguardedCorrelation(Dense predictions, int start, Dense responses, int[] rows) {
    this.predictions = predictions;
    this.start = start;
    this.responses = responses;
    this.rows = rows;
  }

  /** Pearson's r per column. */
  double[] pearson() {
    return columns(false);
  }

  /** Spearman's rho per column, ranks of ties averaged (SciPy's {@code spearmanr}). */
  double[] spearman() {
    return columns(true);
  }

  private double[] columns(boolean ranked) {
    double[] correlations = new double[predictions.columns];
    double[] x = new double[rows.length];
    double[] y = new double[rows.length];
    for (int v = 0; v < correlations.length; v++) {
      for (int i = 0; i < rows.length; i++) {
        x[i] = predictions.get(start + i, v);
        y[i] = responses.get(rows[i], v);
      }
      double r = pearson(x, y);
      correlations[v] = Double.isNaN(r) ? 0 : ranked ? spearman(x, y) : r;
    }
    return correlations;
  }

  private static double spearman(double[] x, double[] y) {
    double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
    return Ranks.of(x, TIE * largest).spearman(Ranks.of(y));
  }

  /** NaN if one of the two does not vary. */
  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).sum() / x.length;
    double meanY = Arrays.stream(y).sum() / y.length;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    boolean constant = true;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
      constant &= y[i] == y[0];
    }
    return constant || Math.sqrt(xx) <= ROUNDING * Math.sqrt(yy)
        ? Double.NaN
        : xy / Math.sqrt(xx) / Math.sqrt(yy);
  }
}
