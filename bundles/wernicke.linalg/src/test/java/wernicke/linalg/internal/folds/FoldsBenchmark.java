package wernicke.linalg.internal.folds;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.engine.Blas;
import wernicke.linalg.regression.Estimator;
import wernicke.linalg.regression.Predictivity;
import wernicke.linalg.splits.Folds;
import wernicke.linalg.splits.Splits;

/**
 * Processor seconds of one layer's score: 10 outer and 90 nested splits in the shape of
 * Pereira2018.384sentences, contiguous folds of a time series of 2,000 scans. Run it by {@code
 * itests/benchmarks/run FoldsBenchmark [rounds] [words that a case has in its name ...]}. A
 * program, not a test: timings are never asserted.
 */
final class FoldsBenchmark {
  private static final List<Double> PENALTIES = Estimator.powersOfTen(-3, 3);
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private FoldsBenchmark() {}

  /** One layer, one data set, its splits and how they are compared. */
  private record Case(String name, Estimator estimator, int d, int v, List<Split> splits, int n) {
    Comparison run(Matrix x, Matrix y) {
      return Predictivity.compare(estimator, x, y, splits, Progress.NONE);
    }
  }

  public static void main(String[] args) {
    int rounds = args.length == 0 ? 3 : Integer.parseInt(args[0]);
    List<String> words = List.of(args).subList(Math.min(1, args.length), args.length);
    System.out.printf(
        Locale.ROOT,
        "%s, %d threads, %.0f GFLOP/s%n",
        Blas.coreName(),
        Blas.threads(),
        Blas.gigaflops());
    cases().stream()
        .filter(c -> words.stream().allMatch(c.name()::contains))
        .forEach(c -> time(c, rounds));
  }

  private static List<Case> cases() {
    List<Split> outer = splits(CrossValidation.SHUFFLE, 384);
    List<Split> nested = new ArrayList<>(outer);
    nested.addAll(Splits.inner(outer));
    List<Case> cases = new ArrayList<>();
    for (int d : new int[] {768, 4096}) {
      add(cases, "sentences outer d " + d, d, outer);
      add(cases, "sentences nested d " + d, d, nested);
    }
    add(cases, "sentences nested d 100", 100, nested);
    List<Split> stretches = splits(CrossValidation.parse("contiguous:10:gap=5"), 2000);
    Estimator series = Estimator.ridge(Estimator.powersOfTen(0, 6), true);
    cases.add(new Case("series ridge d 768", series, 768, 2000, stretches, 2000));
    cases.add(new Case("series ridge d 3072", series, 3072, 2000, stretches, 2000));
    return cases;
  }

  private static void add(List<Case> cases, String name, int d, List<Split> splits) {
    int v = 12_000;
    cases.add(new Case(name + " linear", Estimator.leastSquares(false), d, v, splits, 384));
    cases.add(new Case(name + " ridge", Estimator.ridge(PENALTIES, false), d, v, splits, 384));
    cases.add(
        new Case(
            name + " per-neuroid", Estimator.ridgePerNeuroid(PENALTIES, false), d, v, splits, 384));
  }

  private static List<Split> splits(CrossValidation cv, int n) {
    return Splits.of(cv, Folds.assembly(n, i -> "s", i -> true));
  }

  private static void time(Case c, int rounds) {
    Matrix x = features(c.n, c.d);
    Matrix y = responses(x, c.v);
    double best = Double.POSITIVE_INFINITY;
    double wall = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int round = 0; round <= rounds; round++) {
      long start = System.nanoTime();
      long before = SYSTEM.getProcessCpuTime();
      Comparison result = c.run(x, y);
      if (round > 0 || rounds == 0) {
        best = Math.min(best, (SYSTEM.getProcessCpuTime() - before) / 1e9);
        wall = Math.min(wall, (System.nanoTime() - start) / 1e9);
      }
      sum = IntStream.range(0, c.v).mapToDouble(v -> result.values().get(0, v)).sum() / c.v;
    }
    System.out.printf(
        Locale.ROOT, "%-40s %7.3f CPU-s %7.3f s, mean r %.9f%n", c.name, best, wall, sum);
  }

  /** A spectrum that decays as a transformer's does, and some features far from zero. */
  private static Matrix features(int rows, int columns) {
    Random random = new Random(1);
    float[] values = new float[rows * columns];
    int factors = 60;
    double[][] mixing = normal(random, factors, columns);
    for (int i = 0; i < rows; i++) {
      double[] scores = random.doubles(factors).map(u -> 6 * u - 3).toArray();
      for (int j = 0; j < columns; j++) {
        double sum = 0.3 * random.nextGaussian() + (j % 97 == 0 ? 40 : 0);
        for (int k = 0; k < factors; k++) {
          sum += scores[k] * mixing[k][j] / (1 + k);
        }
        values[i * columns + j] = (float) sum;
      }
    }
    return Matrix.of(rows, columns, values);
  }

  /** Each neuroid follows a few features, in noise. */
  private static Matrix responses(Matrix x, int columns) {
    Random random = new Random(2);
    float[] values = new float[x.rows() * columns];
    for (int k = 0; k < values.length; k++) {
      int v = k % columns;
      double signal = x.get(k / columns, v % x.columns()) + x.get(k / columns, 7 * v % x.columns());
      values[k] = (float) (signal + 3 * random.nextGaussian());
    }
    return Matrix.of(x.rows(), columns, values);
  }

  private static double[][] normal(Random random, int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return values;
  }
}
