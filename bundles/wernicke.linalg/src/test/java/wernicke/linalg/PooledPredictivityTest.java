package wernicke.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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

/** Pools give what comparing their columns with the target's gives. */
class PooledPredictivityTest {
  private static final int N = 45;
  private static final int GROUPS = 4;

  @ParameterizedTest
  @CsvSource({
    "LEAST_SQUARES, 5", "LEAST_SQUARES, 25",
    "RIDGE, 5", "RIDGE, 25",
    "RIDGE_PER_NEUROID, 5", "RIDGE_PER_NEUROID, 25"
  })
  void agreesWithAPlainComparison(Estimator.Kind kind, int size) {
    Draws draws = new Draws(31);
    Matrix values = draws.responses(draws.features("plain", N, 8), GROUPS * size);
    List<int[]> groups =
        IntStream.range(0, GROUPS)
            .mapToObj(g -> IntStream.range(g * size, (g + 1) * size).toArray())
            .toList();
    for (boolean standardise : new boolean[] {false, true}) {
      Estimator estimator = new Estimator(kind, Estimator.powersOfTen(-2, 3), standardise);
      Split split = RegressionOracleTest.folds(N).get(1);
      List<double[]> actual = new ArrayList<>();
      PooledPredictivity.on(
          estimator,
          values,
          groups,
          split,
          pools -> actual.addAll(pools.correlations(new int[] {2, 0}, new int[] {3, 1})));
      Matrix pool = columns(values, groups.get(2), groups.get(0));
      assertSame(actual.get(0), estimator, pool, columns(values, groups.get(3)), split);
      assertSame(actual.get(1), estimator, pool, columns(values, groups.get(1)), split);
    }
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

  @Test
  void refusesATinySplit() {
    Split split = new Split(new int[] {0}, new int[] {1, 2});
    assertThatThrownBy(
            () ->
                PooledPredictivity.on(
                    Estimator.leastSquares(false),
                    Matrix.column(new float[3]),
                    List.of(),
                    split,
                    pools -> {}))
        .isInstanceOf(PluginException.class);
  }
}
