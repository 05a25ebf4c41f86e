package wernicke.linalg.regression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.linalg.internal.folds.LayerFit;
import wernicke.linalg.internal.gram.Design;
import wernicke.linalg.internal.gram.Kernel;
import wernicke.linalg.internal.gram.Predictors;
import wernicke.linalg.internal.gram.Problem;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.Scaling;

/**
 * The features of one layer for many training sets. Without scaling all training sets share one
 * matrix of inner products in float64; with scaling each has its own.
 */
public final class Features {
  private static final int CHUNK = 1024;

  private final Matrix matrix;
  private final int[] rows;
  private final Estimator.Scale scale;
  private Dense products;

  /**
   * @param rows of {@code matrix} that may be asked for; training and test rows below are indices
   *     into them
   */
  Features(Matrix matrix, int[] rows, Estimator.Scale scale) {
    this.matrix = matrix;
    this.rows = rows;
    this.scale = scale;
  }

  /** Computes what training sets of {@code n} rows and more share; call it in the outer scope. */
  void prepare(int n) {
    if (scale == Estimator.Scale.NONE && products == null && matrix.columns() >= n) {
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

  /**
   * The fit of all rows; empty if folds cannot be had from it: features are scaled fold by fold, or
   * there are fewer than rows but not than training rows.
   *
   * @param n size of the smallest training set
   */
  Optional<LayerFit> layer(int n, boolean leastSquares) {
    if (scale != Estimator.Scale.NONE) {
      return Optional.empty();
    } else if (matrix.columns() >= rows.length) {
      return Optional.of(LayerFit.dual(products.copy()));
    } else if (matrix.columns() < n) {
      // Least squares does not depend on the unit of a feature, its condition does.
      Scaling scaling = Scaling.of(matrix, rows, leastSquares);
      int constant = (int) Arrays.stream(scaling.factor()).filter(factor -> factor == 0).count();
      return Optional.of(LayerFit.primal(scaling.apply(matrix, rows), constant));
    }
    return Optional.empty();
  }

  /** The features of one training set. */
  Predictors of(Problem.TrainingSet set) {
    return new Predictors() {
      @Override
      public boolean dual() {
        return matrix.columns() >= set.train().length;
      }

      @Override
      public Kernel kernel() {
        return products == null
            ? Kernel.of(design())
            : Kernel.slice(products, set.train(), set.test());
      }

      @Override
      public Design design() {
        int[] train = positions(set.train());
        return scale == Estimator.Scale.SEPARATE
            ? Design.separate(matrix, train, tests(set))
            : Design.of(matrix, train, positions(set.test()), scale == Estimator.Scale.TRAIN);
      }
    };
  }

  private List<int[]> tests(Problem.TrainingSet set) {
    return IntStream.range(0, set.splits().length).mapToObj(s -> positions(set.test(s))).toList();
  }

  private int[] positions(int[] selected) {
    return Arrays.stream(selected).map(i -> rows[i]).toArray();
  }
}
