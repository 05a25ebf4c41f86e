package wernicke.linalg.statistics;

import wernicke.api.Median;

/** Robust summaries and correlation. NaN means missing throughout. */
public final class Statistics {
  /** Keeps the correlation of a constant finite (Brain-Score's {@code pearsonr}). */
  static final double EPSILON = 1e-8;

  private Statistics() {}

  /** Median of the values that are not NaN; NaN if there are none. */
  public static double median(double... values) {
    return Median.of(values);
  }

  /** Median absolute deviation from the median, not scaled, of the values that are not NaN. */
  public static double medianAbsoluteDeviation(double... values) {
    return Median.deviation(values);
  }

  /**
   * Pearson's r with Brain-Score's guard against constants (science.md section 4): {@code sum(x y)
   * / ((|x| + 1e-8) (|y| + 1e-8))} of the centred values.
   *
   * @return 0 if one of the two is constant; NaN if a value is
   */
  public static double pearson(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " values beside " + y.length);
    }
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return pearson(xx, yy, xy);
  }

  /** Pearson's r from sums of squares and of products about the means. */
  public static double pearson(double xx, double yy, double xy) {
    return xy / ((Math.sqrt(xx) + EPSILON) * (Math.sqrt(yy) + EPSILON));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Reliability of the whole from the correlation of its halves: {@code 2 r / (1 + r)}. */
  public static double spearmanBrown(double r) {
    return 2 * r / (1 + r);
  }
}
