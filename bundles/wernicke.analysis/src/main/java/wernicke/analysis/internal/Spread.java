package wernicke.analysis.internal;

import java.util.Arrays;
import java.util.Collection;

/**
 * Median and median absolute deviation; values that are NaN are left out.
 *
 * @param median NaN if there is no value
 * @param deviation NaN if there is no value
 */
record Spread(double median, double deviation) {
  static Spread of(Collection<Double> values) {
    double[] finite = values.stream().mapToDouble(v -> v).filter(v -> !Double.isNaN(v)).toArray();
    double median = median(finite);
    return new Spread(
        median, median(Arrays.stream(finite).map(v -> Math.abs(v - median)).toArray()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
