package wernicke.api;

import java.util.Arrays;

/**
 * The median and the spread around it, as every score and table has them (science.md section 6).
 *
 * <p>One of the few computations of the api: its own summaries of regions need it, and whoever
 * reads them must find the same.
 */
public final class Median {
  private Median() {}

  /** Median of the values that are not NaN: the mean of the two in the middle; NaN if none is. */
  public static double of(double... values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** Median absolute deviation from the median, not scaled, of the values that are not NaN. */
  public static double deviation(double... values) {
    double centre = of(values);
    return of(Arrays.stream(values).map(v -> Math.abs(v - centre)).toArray());
  }
}
