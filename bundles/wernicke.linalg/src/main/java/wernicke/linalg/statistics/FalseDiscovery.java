package wernicke.linalg.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import wernicke.api.PluginException;

/**
 * Control of the false discovery rate over many tests (Benjamini & Hochberg 1995, as {@code
 * scipy.stats.false_discovery_control} and statsmodels' {@code fdr_bh}).
 */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * Adjusted p-values (q): calling every test with q at most 0.05 significant makes 5 % false
   * discoveries on average. {@code q_(i) = min over j >= i of m p_(j) / j}, at most 1, for
   * independent or positively dependent tests.
   *
   * @param p p-values; NaN where there was no test, which then does not count
   * @return one per p-value, NaN where it is
   * @throws PluginException if a value is not between 0 and 1
   */
  public static double[] benjaminiHochberg(double... p) {
    Integer[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .toArray(Integer[]::new);
    double[] q = new double[p.length];
    Arrays.fill(q, Double.NaN);
    double least = 1;
    for (int rank = order.length; rank > 0; rank--) {
      double value = p[order[rank - 1]];
      if (value < 0 || value > 1) {
        throw new PluginException("a p-value of " + value + " is not between 0 and 1");
      }
      least = Math.min(least, value * order.length / rank);
      q[order[rank - 1]] = least;
    }
    return q;
  }
}
