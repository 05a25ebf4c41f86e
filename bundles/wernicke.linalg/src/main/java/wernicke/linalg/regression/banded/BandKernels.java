package wernicke.linalg.regression.banded;

import java.util.ArrayList;
import java.util.List;
import wernicke.api.Matrix;
import wernicke.linalg.internal.gram.Design;
import wernicke.linalg.internal.gram.Kernel;
import wernicke.linalg.internal.gram.Predictors;
import wernicke.linalg.internal.gram.RidgePath;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Memory;

/**
 * Inner products within each band of features, about the mean training row: what all weights of the
 * bands share. Matrices live in the caller's scope.
 */
final class BandKernels {
  private final List<Kernel> kernels;

  private BandKernels(List<Kernel> kernels) {
    this.kernels = kernels;
  }

  /**
   * @param train rows of every band to fit on
   * @param test rows of every band to predict
   */
  static BandKernels of(List<Matrix> bands, int[] train, int[] test, BandSearch search) {
    List<Kernel> kernels = new ArrayList<>();
    for (Matrix band : bands) {
      Kernel kernel = new Kernel(zeros(train, train), zeros(test, train));
      Memory.run(
          () -> {
            Kernel own = Kernel.of(Design.of(band, train, test, search.standardise()));
            double scale = search.unit() ? unit(own.train()) : 1;
            add(scale, own.train(), kernel.train());
            add(scale, own.test(), kernel.test());
          });
      kernels.add(kernel);
    }
    return new BandKernels(kernels);
  }

  private static Dense zeros(int[] rows, int[] columns) {
    return Dense.zeros(rows.length, columns.length);
  }

  /** One over the mean squared length of the training rows; 0 if nothing varies. */
  private static double unit(Dense train) {
    double trace = 0;
    for (int i = 0; i < train.rows; i++) {
      trace += train.get(i, i);
    }
    return trace > 0 ? train.rows / trace : 0;
  }

  /** The kernel of all bands, each times its weight. */
  Kernel weighted(double[] weights) {
    Kernel first = kernels.get(0);
    Dense train = Dense.zeros(first.train().rows, first.train().columns);
    Dense test = Dense.zeros(first.test().rows, first.test().columns);
    for (int b = 0; b < weights.length; b++) {
      add(weights[b], kernels.get(b).train(), train);
      add(weights[b], kernels.get(b).test(), test);
    }
    return new Kernel(train, test);
  }

  private static void add(double factor, Dense matrix, Dense sum) {
    double[] from = new double[matrix.columns];
    double[] to = new double[matrix.columns];
    for (int i = 0; i < matrix.rows; i++) {
      matrix.row(i, from);
      sum.row(i, to);
      for (int j = 0; j < to.length; j++) {
        to[j] += factor * from[j];
      }
      sum.setRow(i, to);
    }
  }

  /** Ridge of a kernel that is centred on its training rows. */
  static RidgePath path(Kernel kernel, BandSearch search) {
    Predictors predictors =
        new Predictors() {
          @Override
          public boolean dual() {
            return true;
          }

          @Override
          public Kernel kernel() {
            return kernel;
          }

          @Override
          public Design design() {
            throw new IllegalStateException("a kernel alone has no features");
          }
        };
    return RidgePath.of(predictors, search.path());
  }
}
