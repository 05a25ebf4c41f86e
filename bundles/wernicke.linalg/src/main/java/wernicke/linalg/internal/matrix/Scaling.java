package wernicke.linalg.internal.matrix;

import java.util.Arrays;
import wernicke.api.Matrix;

/**
 * Column means and factors learnt from training rows: {@code (x - mean) * factor}.
 *
 * @param mean of the training rows, one per column
 * @param factor 1, or 1 / population standard deviation; 0 for a column that is constant
 */
@SuppressWarnings("ArrayRecordComponent")
public record Scaling(double[] mean, double[] factor) {
  private static final double EPSILON = Math.ulp(1.0);

  public static Scaling of(Matrix features, int[] rows, boolean standardise) {
    double[] mean = mean(features, rows);
    double[] factor = variance(features, rows, mean);
    for (int j = 0; j < factor.length; j++) {
      double variance = factor[j];
      if (constant(variance, mean[j], rows.length)) {
        factor[j] = 0;
      } else {
        factor[j] = standardise ? 1 / Math.sqrt(variance) : 1;
      }
    }
    return new Scaling(mean, factor);
  }

  /**
   * Whether a variance is that of a constant up to rounding: {@code _is_constant_feature} of
   * scikit-learn 1.7, after Chan, Golub & LeVeque 1983.
   */
  public static boolean constant(double variance, double mean, int n) {
    double rounding = n * mean * EPSILON;
    return variance <= n * EPSILON * variance + rounding * rounding;
  }

  /** Mean over the rows, per column. */
  public static double[] mean(Matrix matrix, int[] rows) {
    double[] sums = new double[matrix.columns()];
    float[] row = new float[matrix.columns()];
    for (int i : rows) {
      matrix.copyRow(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        sums[j] += row[j];
      }
    }
    return Arrays.stream(sums).map(sum -> sum / rows.length).toArray();
  }

  private static double[] variance(Matrix matrix, int[] rows, double[] mean) {
    double[] squares = new double[mean.length];
    float[] row = new float[mean.length];
    for (int i : rows) {
      matrix.copyRow(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        double deviation = row[j] - mean[j];
        squares[j] += deviation * deviation;
      }
    }
    return Arrays.stream(squares).map(sum -> sum / rows.length).toArray();
  }

  /** The given rows, scaled: rows x columns. */
  public Dense apply(Matrix matrix, int[] rows) {
    return apply(matrix, rows, 0, mean.length);
  }

  /** The given rows of the columns {@code from} to {@code to} (exclusive), scaled. */
  public Dense apply(Matrix matrix, int[] rows, int from, int to) {
    Dense scaled = Dense.allocate(rows.length, to - from);
    float[] row = new float[mean.length];
    double[] target = new double[to - from];
    for (int i = 0; i < rows.length; i++) {
      matrix.copyRow(rows[i], row, 0);
      for (int j = 0; j < target.length; j++) {
        target[j] = (row[from + j] - mean[from + j]) * factor[from + j];
      }
      scaled.setRow(i, target);
    }
    return scaled;
  }

  /** The given rows of some columns, scaled: rows x selected. */
  public Dense apply(Matrix matrix, int[] rows, int[] selected) {
    Dense scaled = Dense.allocate(rows.length, selected.length);
    float[] row = new float[mean.length];
    double[] target = new double[selected.length];
    for (int i = 0; i < rows.length; i++) {
      matrix.copyRow(rows[i], row, 0);
      for (int j = 0; j < target.length; j++) {
        int column = selected[j];
        target[j] = (row[column] - mean[column]) * factor[column];
      }
      scaled.setRow(i, target);
    }
    return scaled;
  }
}
