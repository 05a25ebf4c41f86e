package wernicke.linalg.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import wernicke.api.PluginException;

/**
 * Percentile bootstrap interval of a statistic over subjects (Efron & Tibshirani 1993, chapter 13;
 * science.md section 6). Few subjects make it too narrow: it says nothing about subjects unlike
 * those measured.
 *
 * @param low lower end
 * @param high upper end
 */
public record Bootstrap(double low, double high) {
  /** Level of the intervals that are printed. */
  public static final double LEVEL = 0.95;

  /**
   * The interval that holds the middle {@code level} of the statistics of resampled values.
   *
   * @param values one per subject; NaN are left out
   * @param statistic of as many values, drawn with replacement: {@link Statistics#median} or the
   *     mean
   * @param resamples how often to draw, by NumPy's {@code RandomState(seed).randint(n,
   *     size=(resamples, n))}
   * @param level between 0 and 1
   * @return both ends NaN if there are fewer than two values; ends are interpolated as {@code
   *     numpy.percentile} does
   */
  public static Bootstrap interval(
      double[] values,
      ToDoubleFunction<double[]> statistic,
      int resamples,
      int seed,
      double level) {
    if (resamples < 1 || !(level > 0 && level < 1)) {
      throw new PluginException(
          resamples + " resamples for a " + level + " interval: at least 1, between 0 and 1");
    }
    double[] kept = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (kept.length < 2) {
      return new Bootstrap(Double.NaN, Double.NaN);
    }
    NumpyRandom random = new NumpyRandom(seed);
    double[] statistics = new double[resamples];
    double[] drawn = new double[kept.length];
    for (int k = 0; k < resamples; k++) {
      Arrays.setAll(drawn, i -> kept[random.below(kept.length)]);
      statistics[k] = statistic.applyAsDouble(drawn.clone());
    }
    Arrays.sort(statistics);
    return new Bootstrap(
        quantile(statistics, (1 - level) / 2), quantile(statistics, (1 + level) / 2));
  }

  /** The 95 % interval of the mean over subjects. */
  public static Bootstrap ofMean(double[] values, int resamples, int seed) {
    return interval(
        values, v -> Arrays.stream(v).average().orElse(Double.NaN), resamples, seed, LEVEL);
  }

  /** The 95 % interval of the median over subjects. */
  public static Bootstrap ofMedian(double[] values, int resamples, int seed) {
    return interval(values, Statistics::median, resamples, seed, LEVEL);
  }

  /** Linear interpolation between the two nearest of sorted values. */
  private static double quantile(double[] sorted, double q) {
    double place = q * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
