package wernicke.metric.correlation.internal;

import java.util.Arrays;
import java.util.stream.IntStream;
import wernicke.linalg.Statistics;

/**
 * Two lists of numbers side by side, without the places where one of the two is missing.
 *
 * @param x the one
 * @param y the other, as long
 */
@SuppressWarnings("ArrayRecordComponent")
record Pairs(double[] x, double[] y) {
  static Pairs of(float[] x, float[] y, int[] rows) {
    return of(
        Arrays.stream(rows).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> y[i]).toArray());
  }

  static Pairs of(double[] x, double[] y) {
    int[] both =
        IntStream.range(0, x.length)
            .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
            .toArray();
    return new Pairs(
        Arrays.stream(both).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(both).mapToDouble(i -> y[i]).toArray());
  }

  int size() {
    return x.length;
  }

  /** Pearson's r; NaN for fewer than {@code minimum} pairs. */
  double pearson(int minimum) {
    return size() < minimum ? Double.NaN : Statistics.pearson(x, y);
  }
}
