package wernicke.linalg.regression;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.engine.Blas;
import wernicke.linalg.splits.Folds;
import wernicke.linalg.splits.Splits;

/**
 * Seconds of one 10-split score in the shape of Pereira2018.384sentences (or {@code n d v} as
 * arguments), to be compared with the table of science.md section 9. A program, not a test: timings
 * are never asserted.
 */
final class PereiraTiming {
  private static final int ROUNDS = 3;

  private PereiraTiming() {}

  public static void main(String[] args) {
    int[] shape =
        args.length == 3
            ? IntStream.range(0, 3).map(i -> Integer.parseInt(args[i])).toArray()
            : new int[] {384, 768, 12195};
    Matrix x = normal(shape[0], shape[1], 1);
    Matrix y = normal(shape[0], shape[2], 2);
    List<Split> splits =
        Splits.of(CrossValidation.SHUFFLE, Folds.assembly(shape[0], i -> "s", i -> true));
    System.out.printf(
        Locale.ROOT,
        "n %d, d %d, v %d; %s, %d threads, %.0f GFLOP/s%n",
        shape[0],
        shape[1],
        shape[2],
        Blas.coreName(),
        Blas.threads(),
        Blas.gigaflops());
    List<Double> penalties = Estimator.powersOfTen(-3, 3);
    time("least squares", Estimator.leastSquares(false), x, y, splits);
    time("ridge", Estimator.ridge(penalties, false), x, y, splits);
    time("ridge, standardised", Estimator.ridge(penalties, true), x, y, splits);
    time("ridge per neuroid", Estimator.ridgePerNeuroid(penalties, false), x, y, splits);
  }

  private static void time(
      String name, Estimator estimator, Matrix x, Matrix y, List<Split> splits) {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Predictivity.compare(estimator, x, y, splits, Progress.NONE);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    System.out.printf(Locale.ROOT, "%-20s %.3f s%n", name, best);
  }

  private static Matrix normal(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(rows, columns, values);
  }
}
