package wernicke.linalg.internal.gram;

import java.util.Arrays;
import java.util.Objects;
import wernicke.api.Matrix;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.Scaling;

/**
 * The responses of some rows in float64, centred, with missing values as zeros and a record of
 * where they are. Rows below are indices into those rows.
 */
public final class Responses {
  private static final int BLOCK = 2048;

  /** Rows x neuroids. */
  public final Dense all;

  /** Per neuroid which rows are missing; null if none is. */
  private final boolean[][] missing;

  private Dense products;

  public Responses(Matrix matrix, int[] rows) {
    this.all = Dense.allocate(rows.length, matrix.columns());
    this.missing = new boolean[matrix.columns()][];
    double[] mean = Scaling.mean(matrix, rows);
    for (int v = 0; v < mean.length; v++) {
      if (Double.isNaN(mean[v])) {
        mean[v] = meanOfPresent(matrix, rows, v);
      }
    }
    fill(matrix, rows, mean);
  }

  /** Mean of a neuroid that has missing values, which are noted. */
  private double meanOfPresent(Matrix matrix, int[] rows, int v) {
    missing[v] = new boolean[rows.length];
    double sum = 0;
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      float value = matrix.get(rows[i], v);
      missing[v][i] = Float.isNaN(value);
      sum += missing[v][i] ? 0 : value;
      count += missing[v][i] ? 0 : 1;
    }
    return count == 0 ? 0 : sum / count;
  }

  private void fill(Matrix matrix, int[] rows, double[] mean) {
    float[] row = new float[mean.length];
    double[] values = new double[mean.length];
    for (int i = 0; i < rows.length; i++) {
      matrix.copyRow(rows[i], row, 0);
      for (int v = 0; v < values.length; v++) {
        values[v] = Float.isNaN(row[v]) ? 0 : row[v] - mean[v];
      }
      all.setRow(i, values);
    }
  }

  public int neuroids() {
    return missing.length;
  }

  /** Whether the neuroid has a value in each of the rows. */
  public boolean complete(int neuroid, int[] rows) {
    return missing[neuroid] == null || Arrays.stream(rows).noneMatch(i -> missing[neuroid][i]);
  }

  /**
   * The factor of every neuroid over training rows: 0 if a value is missing, else 1 or (if
   * standardised) 1 / population standard deviation; 1 if it is constant.
   */
  public double[] factors(int[] train, boolean standardise) {
    double[] factors = new double[neuroids()];
    double[] deviation = standardise ? deviation(train) : null;
    for (int v = 0; v < factors.length; v++) {
      if (complete(v, train)) {
        factors[v] = deviation == null || deviation[v] == 0 ? 1 : 1 / deviation[v];
      }
    }
    return factors;
  }

  private double[] deviation(int[] rows) {
    double[] mean = means(rows, 0, neuroids());
    double[] squares = new double[neuroids()];
    double[] row = new double[neuroids()];
    for (int i : rows) {
      all.row(i, row);
      for (int v = 0; v < row.length; v++) {
        squares[v] += (row[v] - mean[v]) * (row[v] - mean[v]);
      }
    }
    for (int v = 0; v < squares.length; v++) {
      double variance = squares[v] / rows.length;
      squares[v] = Scaling.constant(variance, mean[v], rows.length) ? 0 : Math.sqrt(variance);
    }
    return squares;
  }

  private double[] means(int[] rows, int from, int to) {
    double[] sums = new double[to - from];
    double[] row = new double[to - from];
    for (int i : rows) {
      all.row(i, from, row);
      for (int v = 0; v < row.length; v++) {
        sums[v] += row[v];
      }
    }
    return Arrays.stream(sums).map(sum -> sum / rows.length).toArray();
  }

  /**
   * The neuroids {@code from} to {@code to} (exclusive) on some rows, centred on these rows, times
   * their factors.
   */
  public Dense block(int[] rows, int from, int to, double[] factors) {
    double[] mean = means(rows, from, to);
    Dense block = Dense.allocate(rows.length, to - from);
    double[] row = new double[to - from];
    for (int i = 0; i < rows.length; i++) {
      all.row(rows[i], from, row);
      for (int v = 0; v < row.length; v++) {
        row[v] = (row[v] - mean[v]) * factors[from + v];
      }
      block.setRow(i, row);
    }
    return block;
  }

  /** The neuroids {@code from} to {@code to} (exclusive) on some rows, centred on these rows. */
  public Dense block(int[] rows, int from, int to) {
    double[] ones = new double[neuroids()];
    Arrays.fill(ones, 1);
    return block(rows, from, to, ones);
  }

  /** The neuroids {@code from} to {@code to} (exclusive) on all rows. */
  public Dense columns(int from, int to) {
    Dense block = Dense.allocate(all.rows, to - from);
    double[] row = new double[to - from];
    for (int i = 0; i < all.rows; i++) {
      block.setRow(i, all.row(i, from, row));
    }
    return block;
  }

  /** Whether no value is missing. */
  public boolean complete() {
    return Arrays.stream(missing).allMatch(Objects::isNull);
  }

  /** {@code Y Yᵀ} on all rows, once prepared. */
  public Dense products() {
    return products;
  }

  /** {@code Y Yᵀ} on training rows, centred on them, every neuroid times its factor. */
  public Dense products(int[] train, double[] factors) {
    if (products != null && Arrays.stream(factors).allMatch(factor -> factor == 1)) {
      return Kernel.slice(products, train, new int[0]).train();
    }
    Dense sum = Dense.zeros(train.length, train.length);
    for (int from = 0; from < neuroids(); from += BLOCK) {
      int start = from;
      int end = Math.min(from + BLOCK, neuroids());
      Memory.run(() -> Lapack.addGram(block(train, start, end, factors), sum));
    }
    return Lapack.mirror(sum);
  }

  /** Computes what {@link #products} of many training sets share; call it in the outer scope. */
  public void prepareProducts() {
    products = Lapack.gram(all);
  }

  /**
   * The prediction of a smoother for all neuroids.
   *
   * @param smoother test x training rows, rows summing to zero
   * @return test rows x neuroids
   */
  public Dense smooth(Dense smoother, int[] train) {
    Dense wide = Dense.zeros(smoother.rows, all.rows);
    double[] row = new double[train.length];
    for (int i = 0; i < smoother.rows; i++) {
      smoother.row(i, row);
      for (int j = 0; j < train.length; j++) {
        wide.set(i, train[j], row[j]);
      }
    }
    return Lapack.multiply(wide, false, all, false);
  }
}
