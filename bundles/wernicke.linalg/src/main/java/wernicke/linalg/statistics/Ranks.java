package wernicke.linalg.statistics;

import java.util.Arrays;

/**
 * The ranks of a list of numbers, the mean of their ranks for ties (SciPy's {@code rankdata}), and
 * Spearman's rho, which is Pearson's r between ranks (SciPy's {@code spearmanr}).
 */
public final class Ranks {
  private final double[] ranks;

  /** Sum of squares about the mean rank; NaN if a value was NaN. */
  private final double squares;

  private Ranks(double[] ranks) {
    this.ranks = ranks;
    this.squares = products(ranks, ranks);
  }

  /** The ranks of numbers, equal ones tied. */
  public static Ranks of(double... values) {
    return of(values, 0);
  }

  /**
   * The ranks of numbers that carry rounding errors.
   *
   * @param values may be infinite; a NaN makes every rank NaN, as in SciPy
   * @param tolerance numbers next to each other in order are tied if they differ by no more
   */
  public static Ranks of(double[] values, double tolerance) {
    if (Arrays.stream(values).anyMatch(Double::isNaN)) {
      double[] none = new double[values.length];
      Arrays.fill(none, Double.NaN);
      return new Ranks(none);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] places = means(sorted, tolerance);
    return new Ranks(
        Arrays.stream(values).map(x -> places[Arrays.binarySearch(sorted, x)]).toArray());
  }

  /** Per place in order the mean rank, from 1, of the values that are tied there. */
  private static double[] means(double[] sorted, double tolerance) {
    double[] means = new double[sorted.length];
    int start = 0;
    for (int end = 1; end <= sorted.length; end++) {
      if (end == sorted.length || !tied(sorted[end - 1], sorted[end], tolerance)) {
        Arrays.fill(means, start, end, (start + 1 + end) / 2.0);
        start = end;
      }
    }
    return means;
  }

  private static boolean tied(double lower, double upper, double tolerance) {
    return lower == upper || upper - lower <= tolerance;
  }

  /** The ranks, from 1, in the order of the values. */
  public double[] values() {
    return ranks.clone();
  }

  /**
   * Spearman's rho between two lists of numbers, from -1 to 1.
   *
   * @return NaN if one of the two does not vary, has fewer than two values or holds a NaN, as SciPy
   *     has it
   */
  public double spearman(Ranks other) {
    if (ranks.length != other.ranks.length) {
      throw new IllegalArgumentException(ranks.length + " ranks beside " + other.ranks.length);
    }
    return products(ranks, other.ranks) / Math.sqrt(squares * other.squares);
  }

  /** Sum of products about the mean rank, which is (n + 1) / 2 whatever the ties. */
  private static double products(double[] x, double[] y) {
    double mean = (x.length + 1) / 2.0;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - mean) * (y[i] - mean);
    }
    return sum;
  }
}
