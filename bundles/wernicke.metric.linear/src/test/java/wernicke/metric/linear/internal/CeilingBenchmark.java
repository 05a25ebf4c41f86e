package wernicke.metric.linear.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.engine.Blas;
import wernicke.linalg.regression.Estimator;
import wernicke.linalg.regression.PooledPredictivity;
import wernicke.linalg.regression.Predictivity;
import wernicke.linalg.splits.Splits;
import wernicke.metric.linear.internal.ceiling.SubjectPools;
import wernicke.metric.linear.internal.ceiling.Subjects;

/**
 * Seconds of an extrapolated ceiling in the shape of Pereira2018.384sentences: 9 subjects, 384
 * sentences, 12,195 neuroids, 10 splits, all subsets. Some pools are checked against a comparison
 * of the pool's own columns with the held-out subject's. Run it by {@code itests/benchmarks/run
 * CeilingBenchmark [linear|ridge|ridge-per-neuroid ...]}. A program, not a test: timings are never
 * asserted.
 */
final class CeilingBenchmark {
  private static final int SUBJECTS = 9;
  private static final int SENTENCES = 384;
  private static final int NEUROIDS = 1355;
  private static final int SIGNALS = 40;
  private static final int CHECKED = 5;

  private CeilingBenchmark() {}

  public static void main(String[] args) {
    List<String> metrics = args.length == 0 ? List.of("linear", "ridge") : List.of(args);
    Assembly assembly = assembly();
    List<Split> splits = Splits.of(CrossValidation.SHUFFLE, assembly);
    print(
        "%d subjects, %d x %d, %d splits; OpenBLAS %s, %.0f GFLOP/s on %d threads, heap %d MB",
        SUBJECTS,
        assembly.values().rows(),
        assembly.values().columns(),
        splits.size(),
        Blas.coreName(),
        Blas.gigaflops(),
        Blas.threads(),
        Runtime.getRuntime().maxMemory() >> 20);
    for (String id : metrics) {
      LinearPredictivity metric = metric(id);
      check(metric.estimator(assembly), assembly, splits.get(0));
      time(id, metric, assembly, splits);
    }
  }

  private static LinearPredictivity metric(String id) {
    return switch (id) {
      case "linear" -> new Linear();
      case "ridge" -> new Ridge();
      case "ridge-per-neuroid" -> new RidgePerNeuroid();
      default -> throw new IllegalArgumentException(id);
    };
  }

  private static void time(
      String id, LinearPredictivity metric, Assembly assembly, List<Split> splits) {
    Duration before = processorTime();
    Phases phases = new Phases();
    Ceiling ceiling = metric.ceiling(assembly, splits, phases).orElseThrow();
    phases.print(id, processorTime().minus(before));
    print("%s: %s: %.6f", id, ceiling.method(), ceiling.value());
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Adds up the time between reports by what is done, split numbers left out. */
  private static final class Phases implements Progress {
    private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
    private long last = System.nanoTime();

    @Override
    public synchronized void report(double fraction, String what) {
      long now = System.nanoTime();
      nanoseconds.merge(what.replaceAll("ceiling: | [0-9].*", ""), now - last, Long::sum);
      last = now;
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    void print(String id, Duration processorTime) {
      nanoseconds.forEach((what, time) -> seconds(id, what, time));
      seconds(id, "total", nanoseconds.values().stream().mapToLong(Long::longValue).sum());
      seconds(id, "of all processors", processorTime.toNanos());
    }

    private static void seconds(String id, String what, long nanoseconds) {
      CeilingBenchmark.print("%s: %-17s %7.1f s", id, what, nanoseconds / 1e9);
    }
  }

  /** Compares random pools, all subjects outside, with what their own columns give. */
  private static void check(Estimator estimator, Assembly assembly, Split split) {
    List<int[]> groups = Subjects.of(assembly, List.of(split)).columns();
    List<int[]> pools = new ArrayList<>(SubjectPools.of(SUBJECTS));
    Collections.shuffle(pools, new Random(1));
    List<int[]> some = pools.subList(0, CHECKED);
    double[] largest = {0};
    int[] count = {0};
    PooledPredictivity.compare(
        estimator,
        assembly.values(),
        groups,
        split,
        some,
        (pool, target, actual) -> {
          Matrix features =
              columns(
                  assembly.values(),
                  IntStream.of(some.get(pool)).mapToObj(groups::get).toArray(int[][]::new));
          Matrix responses = columns(assembly.values(), groups.get(target));
          Matrix expected =
              Predictivity.compare(estimator, features, responses, List.of(split), Progress.NONE)
                  .values();
          synchronized (largest) {
            for (int v = 0; v < actual.length; v++) {
              largest[0] = Math.max(largest[0], Math.abs(actual[v] - expected.get(0, v)));
              count[0]++;
            }
          }
        });
    print(
        "%d correlations of %d pools differ by at most %.1e from those of the pools' own columns",
        count[0], CHECKED, largest[0]);
  }

  private static Matrix columns(Matrix values, int[]... selected) {
    int[] all = Stream.of(selected).flatMapToInt(Arrays::stream).toArray();
    float[] result = new float[values.rows() * all.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = values.get(k / all.length, all[k % all.length]);
    }
    return Matrix.of(values.rows(), all.length, result);
  }

  /** Signals in common, mixed by each neuroid in its own way, and noise. */
  private static Assembly assembly() {
    Random random = new Random(0);
    int columns = SUBJECTS * NEUROIDS;
    double[][] signals = normal(random, SENTENCES, SIGNALS);
    double[][] mixing = normal(random, columns, SIGNALS);
    float[] values = new float[SENTENCES * columns];
    for (int k = 0; k < values.length; k++) {
      double[] signal = signals[k / columns];
      double[] mix = mixing[k % columns];
      double sum = 0;
      for (int s = 0; s < SIGNALS; s++) {
        sum += signal[s] * mix[s] / (1 + s);
      }
      values[k] = (float) (sum + 3 * random.nextGaussian());
    }
    return Simulated.assembly(Simulated.neuroids(SUBJECTS, NEUROIDS), values, false);
  }

  private static double[][] normal(Random random, int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    return values;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
