package wernicke.linalg.regression;

import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.statistics.Statistics;

/** Pearson's r of corresponding columns of two matrices. */
final class Correlation {
  private Correlation() {}

  /** What an estimator compares by, per column; parameters as below. */
  static double[] of(
      Estimator estimator,
      Dense predictions,
      int start,
      Dense responses,
      int[] rows,
      double[] factors) {
    UnguardedCorrelation unguarded = new UnguardedCorrelation(predictions, start, responses, rows);
    if (estimator.agreement() == Estimator.Agreement.SPEARMAN) {
      return unguarded.spearman();
    }
    return estimator.scale() == Estimator.Scale.SEPARATE
        ? unguarded.pearson()
        : columns(predictions, start, responses, rows, factors);
  }

  /**
   * Pearson's r per column, with Brain-Score's guard ({@link Statistics#pearson}).
   *
   * @param predictions its rows {@code start} to {@code start + rows.length} are used
   * @param responses its rows {@code rows} are used
   * @param factors per column, what both are multiplied with before the guard is added
   */
  static double[] columns(
      Dense predictions, int start, Dense responses, int[] rows, double[] factors) {
    int columns = predictions.columns;
    double[] x = new double[columns];
    double[] y = new double[columns];
    double[] meanX = new double[columns];
    double[] meanY = new double[columns];
    for (int i = 0; i < rows.length; i++) {
      predictions.row(start + i, x);
      responses.row(rows[i], y);
      for (int v = 0; v < columns; v++) {
        meanX[v] += x[v];
        meanY[v] += y[v];
      }
    }
    for (int v = 0; v < columns; v++) {
      meanX[v] /= rows.length;
      meanY[v] /= rows.length;
    }
    double[] xx = new double[columns];
    double[] yy = new double[columns];
    double[] xy = new double[columns];
    for (int i = 0; i < rows.length; i++) {
      predictions.row(start + i, x);
      responses.row(rows[i], y);
      for (int v = 0; v < columns; v++) {
        double dx = (x[v] - meanX[v]) * factors[v];
        double dy = (y[v] - meanY[v]) * factors[v];
        xx[v] += dx * dx;
        yy[v] += dy * dy;
        xy[v] += dx * dy;
      }
    }
    for (int v = 0; v < columns; v++) {
      xy[v] = Statistics.pearson(xx[v], yy[v], xy[v]);
    }
    return xy;
  }
}
