package wernicke.linalg;

import java.util.Arrays;
import wernicke.api.Matrix;

/**
 * The features of one layer for many training sets. Without scaling all training sets share one
 * matrix of inner products in float64; with scaling each has its own.
 */
final class Features {
  private static final int CHUNK = 1024;

  private final Matrix matrix;
  private final int[] rows;
  private final boolean standardise;
  private Dense products;

  /**
   * @param rows of {@code matrix} that may be asked for; training and test rows below are indices
   *     into them
   */
  Features(Matrix matrix, int[] rows, boolean standardise) {
    this.matrix = matrix;
    this.rows = rows;
    this.standardise = standardise;
  }

  /** Computes what training sets of {@code n} rows and more share; call it in the outer scope. */
  void prepare(int n) {
    if (!standardise && products == null && matrix.columns() >= n) {
      products = products();
    }
  }

  /** Inner products about the mean of all rows, which keeps large offsets from cancelling later. */
  private Dense products() {
    Scaling scaling = Scaling.of(matrix, rows, false);
    Dense sum = Dense.zeros(rows.length, rows.length);
    for (int from = 0; from < matrix.columns(); from += CHUNK) {
      int start = from;
      int end = Math.min(from + CHUNK, matrix.columns());
      Memory.run(() -> Lapack.addGram(scaling.apply(matrix, rows, start, end), sum));
    }
    return Lapack.mirror(sum);
  }

  /** The features of one training set. */
  Predictors of(int[] train, int[] test) {
    return new Predictors() {
      @Override
      public boolean dual() {
        return matrix.columns() >= train.length;
      }

      @Override
      public Kernel kernel() {
        return standardise ? Kernel.of(design()) : Kernel.slice(products, train, test);
      }

      @Override
      public Design design() {
        return Design.of(matrix, positions(train), positions(test), standardise);
      }
    };
  }

  private int[] positions(int[] selected) {
    return Arrays.stream(selected).map(i -> rows[i]).toArray();
  }
}
