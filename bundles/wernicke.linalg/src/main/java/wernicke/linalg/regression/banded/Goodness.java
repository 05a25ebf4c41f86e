package wernicke.linalg.regression.banded;

import java.util.Arrays;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Scaling;
import wernicke.linalg.statistics.Statistics;

/**
 * How well test responses are predicted, per column of two matrices. Both numbers are free of
 * units, unlike {@link Statistics#pearson}, whose guard takes strongly shrunken predictions for
 * constant ones.
 *
 * @param r Pearson's r; 0 if the predictions or the responses do not vary but for rounding
 * @param r2 coefficient of determination {@code 1 - sum (y - prediction)^2 / sum (y - mean y)^2}; 0
 *     if the responses do not vary (himalaya's {@code r2_score})
 * @param centred the same of predictions and responses that are each centred over the test rows
 */
@SuppressWarnings("ArrayRecordComponent")
record Goodness(double[] r, double[] r2, double[] centred) {
  /** Predictions that vary less, relative to the responses, vary by rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * @param predicted test rows x columns, about the mean of the training responses
   * @param measured test rows x columns, about the same mean and in the same units
   */
  static Goodness of(Dense predicted, Dense measured) {
    double[] meanX = means(predicted);
    double[] meanY = means(measured);
    double[] error = new double[predicted.columns];
    double[] xx = new double[predicted.columns];
    double[] yy = new double[predicted.columns];
    double[] xy = new double[predicted.columns];
    for (int i = 0; i < predicted.rows; i++) {
      double[] x = predicted.row(i);
      double[] y = measured.row(i);
      for (int v = 0; v < x.length; v++) {
        double dx = x[v] - meanX[v];
        double dy = y[v] - meanY[v];
        error[v] += (y[v] - x[v]) * (y[v] - x[v]);
        xx[v] += dx * dx;
        yy[v] += dy * dy;
        xy[v] += dx * dy;
      }
    }
    double[] centred = new double[predicted.columns];
    for (int v = 0; v < xy.length; v++) {
      boolean constant = Scaling.constant(yy[v] / measured.rows, meanY[v], measured.rows);
      boolean flat = xx[v] <= ROUNDING * ROUNDING * yy[v];
      centred[v] = constant ? 0 : (2 * xy[v] - xx[v]) / yy[v];
      xy[v] = constant || flat ? 0 : xy[v] / Math.sqrt(xx[v]) / Math.sqrt(yy[v]);
      error[v] = constant ? 0 : 1 - error[v] / yy[v];
    }
    return new Goodness(xy, error, centred);
  }

  private static double[] means(Dense matrix) {
    double[] sums = new double[matrix.columns];
    double[] row = new double[matrix.columns];
    for (int i = 0; i < matrix.rows; i++) {
      matrix.row(i, row);
      for (int v = 0; v < row.length; v++) {
        sums[v] += row[v];
      }
    }
    return Arrays.stream(sums).map(sum -> sum / matrix.rows).toArray();
  }
}
