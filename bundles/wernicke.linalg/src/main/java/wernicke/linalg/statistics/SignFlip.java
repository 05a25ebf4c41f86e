package wernicke.linalg.statistics;

import java.util.Arrays;
import wernicke.api.PluginException;

/**
 * Whether the mean of paired differences differs from zero: sign-flip permutation test, two-sided
 * (science.md section 6; {@code scipy.stats.permutation_test(permutation_type="samples")} on the
 * mean). Under the null hypothesis each difference could as well have the other sign.
 *
 * <p>Up to {@value #EXACT} pairs all sign patterns are counted and {@code p} is exact: the share of
 * patterns whose mean is at least as far from zero. With more pairs patterns are drawn, and {@code
 * p = (1 + count) / (1 + patterns)}.
 *
 * @param mean of the differences
 * @param p two-sided p-value; NaN without pairs
 * @param pairs differences that are not NaN
 * @param patterns how many sign patterns were counted or drawn
 * @param exact whether these are all
 */
public record SignFlip(double mean, double p, int pairs, int patterns, boolean exact) {
  /** The most pairs whose sign patterns are all counted. */
  public static final int EXACT = 20;

  /** Sums that differ by less, relative to the sum of sizes, are the same but for rounding. */
  private static final double ROUNDING = 1e-13;

  /**
   * Tests differences between two models, one per subject.
   *
   * @param differences NaN where a pair is not complete: left out
   * @param patterns drawn for more than {@value #EXACT} pairs
   * @param seed of these draws, {@code RandomState(seed).randint(2, size=(patterns, pairs))}: 1
   *     flips
   */
  public static SignFlip test(double[] differences, int patterns, int seed) {
    double[] kept = Arrays.stream(differences).filter(d -> !Double.isNaN(d)).toArray();
    if (patterns < 1) {
      throw new PluginException(patterns + " sign patterns: at least 1");
    }
    double sum = Arrays.stream(kept).sum();
    double reach = Math.abs(sum) - ROUNDING * Arrays.stream(kept).map(Math::abs).sum();
    double mean = sum / kept.length;
    if (kept.length > EXACT) {
      int count = drawn(kept, patterns, new NumpyRandom(seed), reach);
      return new SignFlip(mean, (1.0 + count) / (1 + patterns), kept.length, patterns, false);
    }
    int all = 1 << kept.length;
    double p = kept.length == 0 ? Double.NaN : counted(kept, reach) / (double) all;
    return new SignFlip(mean, p, kept.length, all, true);
  }

  private static int counted(double[] differences, double reach) {
    int count = 0;
    for (int pattern = 0; pattern < 1 << differences.length; pattern++) {
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
      }
      count += Math.abs(sum) >= reach ? 1 : 0;
    }
    return count;
  }

  private static int drawn(double[] differences, int patterns, NumpyRandom random, double reach) {
    int count = 0;
    for (int k = 0; k < patterns; k++) {
      double sum = 0;
      for (double difference : differences) {
        sum += random.below(2) == 0 ? difference : -difference;
      }
      count += Math.abs(sum) >= reach ? 1 : 0;
    }
    return count;
  }
}
