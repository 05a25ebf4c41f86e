package wernicke.linalg.internal.gram;

import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;

/**
 * Inner products of rows about the mean training row.
 *
 * @param train training x training
 * @param test test x training
 */
public record Kernel(Dense train, Dense test) {
  /** The kernel of features that are centred already. */
  public static Kernel of(Design design) {
    return new Kernel(
        Lapack.gram(design.train()), Lapack.multiply(design.test(), false, design.train(), true));
  }

  /** A kernel of zeros: that of no features. */
  static Kernel zeros(int train, int test) {
    return new Kernel(Dense.zeros(train, train), Dense.zeros(test, train));
  }

  /** A kernel of its own with the same numbers. */
  Kernel copy() {
    return new Kernel(train.copy(), test.copy());
  }

  /** Overwrites it. */
  void set(Kernel other) {
    train.set(other.train);
    test.set(other.test);
  }

  /** Adds the kernel of further features. */
  void add(Kernel other) {
    Lapack.add(other.train, train);
    Lapack.add(other.test, test);
  }

  /**
   * Slices the kernel of some rows out of the inner products of all, and moves the origin to the
   * mean training row: {@code k(a, b) - mean_j k(a, j) - mean_i k(i, b) + mean_ij k(i, j)} over
   * training rows i, j.
   */
  public static Kernel slice(Dense products, int[] train, int[] test) {
    double[] means = new double[train.length];
    double grand = 0;
    double[] row = new double[products.columns];
    Dense own = Dense.allocate(train.length, train.length);
    for (int i = 0; i < train.length; i++) {
      means[i] = setSlice(own, i, products.row(train[i], row), train);
      grand += means[i] / train.length;
    }
    Dense cross = Dense.allocate(test.length, train.length);
    double[] testMeans = new double[test.length];
    for (int i = 0; i < test.length; i++) {
      testMeans[i] = setSlice(cross, i, products.row(test[i], row), train);
    }
    centre(own, means, means, grand);
    centre(cross, testMeans, means, grand);
    return new Kernel(own, cross);
  }

  /** Some of the training rows, and others of them as test rows; nothing is centred again. */
  Kernel within(int[] fit, int[] held) {
    return new Kernel(train.block(fit, fit), train.block(held, fit));
  }

  private static double setSlice(Dense target, int i, double[] from, int[] selected) {
    double[] slice = new double[selected.length];
    double sum = 0;
    for (int j = 0; j < selected.length; j++) {
      slice[j] = from[selected[j]];
      sum += slice[j];
    }
    target.setRow(i, slice);
    return sum / selected.length;
  }

  private static void centre(Dense matrix, double[] rows, double[] columns, double grand) {
    double[] row = new double[matrix.columns];
    for (int i = 0; i < matrix.rows; i++) {
      matrix.row(i, row);
      for (int j = 0; j < row.length; j++) {
        row[j] += grand - rows[i] - columns[j];
      }
      matrix.setRow(i, row);
    }
  }
}
