package wernicke.analysis.internal.figure;

import java.util.Collection;
import wernicke.api.Median;

/**
 * Median and median absolute deviation; values that are NaN are left out.
 *
 * @param median NaN if there is no value
 * @param deviation NaN if there is no value
 */
record Spread(double median, double deviation) {
  static Spread of(Collection<Double> values) {
    double[] all = values.stream().mapToDouble(v -> v).toArray();
    return new Spread(Median.of(all), Median.deviation(all));
  }
}
