package wernicke.linalg.internal.gram;

import java.util.Arrays;
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

  private final Matrix matrix;
  private final int[] rows;
  private final Moments moments;

  /** Rows x neuroids, once prepared. */
  private Dense all;

  private Dense products;

  public Responses(Matrix matrix, int[] rows) {
    this.matrix = matrix;
    this.rows = rows;
    this.moments = Measured.of(matrix).moments(matrix, rows);
  }

  /**
   * Lays all responses out for what is below, {@link #columns} and {@link #products()} excepted;
   * call it in the outer scope.
   */
  public void prepare() {
    all = all == null ? columns(0, neuroids()) : all;
  }

  /** Rows x neuroids, once prepared. */
  public Dense all() {
    return all;
  }

  /** The neuroids {@code from} to {@code to} (exclusive) on all rows. */
  public Dense columns(int from, int to) {
    return moments.columns(matrix, from, to);
  }

  public int rows() {
    return rows.length;
  }

  public int neuroids() {
    return matrix.columns();
  }

  /** Whether the neuroid has a value in each of the rows. */
  public boolean complete(int neuroid, int[] some) {
    return moments.complete(neuroid, some);
  }

  /** Whether no value is missing. */
  public boolean complete() {
    return moments.complete();
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
    products = moments.products(matrix);
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
