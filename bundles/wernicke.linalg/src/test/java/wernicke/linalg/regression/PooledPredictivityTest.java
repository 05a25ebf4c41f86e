package wernicke.linalg.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.splits.Folds;
import wernicke.testing.Draws;

/** Pools give what comparing their columns with the target's gives. */
class PooledPredictivityTest {
  private static final int N = 45;
  private static final int GROUPS = 5;

  @ParameterizedTest
  @CsvSource({
    "LEAST_SQUARES, 5", "LEAST_SQUARES, 25",
    "RIDGE, 5", "RIDGE, 25",
    "RIDGE_PER_NEUROID, 5", "RIDGE_PER_NEUROID, 25"
  })
  void agreesWithAPlainComparison(Estimator.Kind kind, int size) {
    Draws draws = new Draws(31);
    Matrix values = draws.responses(draws.features("plain", N, 8), GROUPS * size);
    for (boolean standardise : new boolean[] {false, true}) {
      agrees(new Estimator(kind, Estimator.powersOfTen(-2, 3), standardise), values, size);
    }
  }

  /** A ceiling belongs to its metric, settings included. */
  @ParameterizedTest
  @CsvSource({
    "RIDGE, 5, SEPARATE, 4, PEARSON",
    "RIDGE, 25, SEPARATE, 4, PEARSON",
    "RIDGE_PER_NEUROID, 25, TRAIN, 3, SPEARMAN",
    "RIDGE_PER_NEUROID, 5, SEPARATE, 0, PEARSON",
    "RIDGE, 25, SEPARATE, 0, SPEARMAN",
    "LEAST_SQUARES, 25, SEPARATE, 0, PEARSON"
  })
  void followsTheSettingsOfTheMetric(
      Estimator.Kind kind,
      int size,
      Estimator.Scale scale,
      int inner,
      Estimator.Agreement agreement) {
    Draws draws = new Draws(33);
    Matrix values = draws.responses(draws.features("plain", N, 8), GROUPS * size);
    List<Double> penalties = Estimator.powersOfTen(-2, 3);
    agrees(new Estimator(kind, penalties, scale, inner, agreement), values, size);
  }

  /** Every pool on every group outside, as with its own columns. */
  private static void agrees(Estimator estimator, Matrix values, int size) {
    List<int[]> groups =
        IntStream.range(0, GROUPS)
            .mapToObj(g -> IntStream.range(g * size, (g + 1) * size).toArray())
            .toList();
    List<int[]> pools =
        IntStream.range(1, (1 << GROUPS) - 1).mapToObj(PooledPredictivityTest::members).toList();
    Split split = Folds.of(N).get(1);
    double[][][] actual = new double[pools.size()][GROUPS][];
    PooledPredictivity.compare(
        estimator, values, groups, split, pools, (pool, target, r) -> actual[pool][target] = r);
    for (int p = 0; p < pools.size(); p++) {
      int[] pool = pools.get(p);
      Matrix features =
          columns(values, IntStream.of(pool).mapToObj(groups::get).toArray(int[][]::new));
      for (int target = 0; target < GROUPS; target++) {
        if (Arrays.binarySearch(pool, target) >= 0) {
          assertThat(actual[p][target]).isNull();
        } else {
          assertSame(
              actual[p][target], estimator, features, columns(values, groups.get(target)), split);
        }
      }
    }
  }

  /** The bits of a number. */
  private static int[] members(int bits) {
    return IntStream.range(0, GROUPS).filter(g -> (bits >> g & 1) == 1).toArray();
  }

  private static void assertSame(
      double[] actual, Estimator estimator, Matrix x, Matrix y, Split split) {
    Comparison plain = Predictivity.compare(estimator, x, y, List.of(split), Progress.NONE);
    assertThat(actual).hasSize(y.columns());
    for (int v = 0; v < actual.length; v++) {
      assertThat(actual[v]).isCloseTo(plain.values().get(0, v), within(1e-7));
    }
  }

  private static Matrix columns(Matrix values, int[]... selected) {
    int[] all = Stream.of(selected).flatMapToInt(IntStream::of).toArray();
    float[] result = new float[values.rows() * all.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = values.get(k / all.length, all[k % all.length]);
    }
    return Matrix.of(values.rows(), all.length, result);
  }

  /** Columns of three signals: a small penalty is too little for Cholesky. */
  @Test
  void aKernelNearlySingularIsDecomposed() {
    Draws draws = new Draws(32);
    double[][] signals = draws.symmetric(N, 3);
    double[][] mixing = draws.symmetric(3, GROUPS * 50);
    double[][] values = new double[N][GROUPS * 50];
    for (int i = 0; i < N; i++) {
      for (int v = 0; v < values[i].length; v++) {
        for (int s = 0; s < 3; s++) {
          values[i][v] += 2e4 * signals[i][s] * mixing[s][v];
        }
      }
    }
    agrees(Estimator.ridge(List.of(1e-2, 1e8), false), Draws.matrix(values), 50);
  }

  @Test
  void refusesATinySplit() {
    Split split = new Split(new int[] {0}, new int[] {1, 2});
    assertThatThrownBy(
            () ->
                PooledPredictivity.compare(
                    Estimator.leastSquares(false),
                    Matrix.column(new float[3]),
                    List.of(),
                    split,
                    List.of(),
                    (pool, target, r) -> {}))
        .isInstanceOf(PluginException.class);
  }
}
