package wernicke.linalg.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/**
 * How well each feature tells two groups of rows apart, and which features do best: a localizer
 * (science.md section 6).
 */
public final class Contrast {
  private Contrast() {}

  /**
   * Welch's t of every column, the first group less the others: {@code
   * scipy.stats.ttest_ind(equal_var=False)}. In float64, in one pass over the rows (Welford 1962),
   * so that a mean far from zero costs no digits.
   *
   * @param features rows x columns
   * @param first per row, whether it belongs to the first group
   * @return one t per column; NaN for a column that does not vary within either group, or that
   *     holds a value that is not finite
   * @throws PluginException if one of the groups has fewer than two rows
   */
  public static double[] welch(Matrix features, boolean[] first) {
    int rows = features.rows();
    if (rows != first.length) {
      throw new IllegalArgumentException(rows + " rows beside " + first.length + " groups");
    }
    Moments inside = new Moments(features.columns());
    Moments outside = new Moments(features.columns());
    float[] row = new float[features.columns()];
    for (int i = 0; i < rows; i++) {
      features.copyRow(i, row, 0);
      (first[i] ? inside : outside).add(row);
    }
    if (inside.rows < 2 || outside.rows < 2) {
      throw new PluginException(
          "a contrast needs two rows in each group, but there are "
              + inside.rows
              + " in the first and "
              + outside.rows
              + " in the second: give it more stimuli");
    }
    return IntStream.range(0, row.length).mapToDouble(j -> t(inside, outside, j)).toArray();
  }

  private static double t(Moments inside, Moments outside, int j) {
    double squaredError = inside.squaredError(j) + outside.squaredError(j);
    return squaredError == 0
        ? Double.NaN
        : (inside.means[j] - outside.means[j]) / Math.sqrt(squaredError);
  }

  /**
   * The indices of the {@code k} greatest absolute values, the greatest first, the lower index
   * first among equals. NaN is never chosen: if fewer than {@code k} values are numbers, there are
   * fewer indices. For the greatest values as such, replace the negative ones by NaN.
   *
   * @throws PluginException if {@code k} is negative
   */
  public static int[] top(double[] t, int k) {
    if (k < 0) {
      throw new PluginException("cannot choose " + k + " units: choose 1 or more");
    }
    return IntStream.range(0, t.length)
        .filter(j -> !Double.isNaN(t[j]))
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -Math.abs(t[j])))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Running means and sums of squares about them, per column. */
  private static final class Moments {
    private final double[] means;
    private final double[] squares;
    private int rows;

    Moments(int columns) {
      this.means = new double[columns];
      this.squares = new double[columns];
    }

    void add(float[] row) {
      rows++;
      for (int j = 0; j < row.length; j++) {
        double delta = row[j] - means[j];
        means[j] += delta / rows;
        squares[j] += delta * (row[j] - means[j]);
      }
    }

    /** Of the mean: the unbiased variance over the number of rows. */
    double squaredError(int j) {
      return squares[j] / (rows - 1) / rows;
    }
  }
}
