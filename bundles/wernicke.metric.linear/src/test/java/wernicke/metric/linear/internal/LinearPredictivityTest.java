package wernicke.metric.linear.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Estimator;
import wernicke.testing.Assemblies;

class LinearPredictivityTest {
  private static final List<Split> SPLITS = Assemblies.folds(Simulated.ROWS, 3);

  static Stream<LinearPredictivity> metrics() {
    return Stream.of(new Linear(), new Ridge(), new RidgePerNeuroid());
  }

  private static Assembly assembly(boolean timeSeries) {
    return Simulated.assembly(4, Simulated.values(1, 4), timeSeries);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void oneRowOfValuesForEverySplit(LinearPredictivity metric) {
    Assembly assembly = assembly(true);
    Comparison result = metric.compare(assembly.values(), assembly, SPLITS, Progress.NONE);
    assertThat(result.values().rows()).isEqualTo(3);
    assertThat(result.values().columns()).isEqualTo(12);
    assertThat(result.presentations()).isEqualTo(Simulated.ROWS);
    // Features that are the responses themselves predict them.
    for (float r : result.values().toArray()) {
      assertThat(r).isGreaterThan(0.9f);
    }
    assertThat(result.details().keySet())
        .isEqualTo(metric instanceof Linear ? Set.of() : Set.of("alpha.0", "alpha.1", "alpha.2"));
  }

  @Test
  void timeSeriesAreStandardised() {
    Estimator series = new Ridge().estimator(assembly(true));
    assertThat(series).isEqualTo(Estimator.ridge(Estimator.powersOfTen(0, 6), true));
    Estimator plain = new RidgePerNeuroid().estimator(assembly(false));
    assertThat(plain).isEqualTo(Estimator.ridgePerNeuroid(Estimator.powersOfTen(-3, 3), false));
    assertThat(new Linear().estimator(assembly(true))).isEqualTo(Estimator.leastSquares(true));
  }

  /** Units do not matter to a time series: both sides are z-scored. */
  @Test
  void theUnitOfAFeatureDoesNotMatterToATimeSeries() {
    Assembly assembly = assembly(true);
    Matrix values = assembly.values();
    float[] scaled = values.toArray();
    IntStream.range(0, scaled.length).forEach(k -> scaled[k] *= k % 12 == 3 ? 1024 : 1);
    Matrix features = Matrix.of(values.rows(), values.columns(), scaled);
    Ridge ridge = new Ridge();
    assertThat(ridge.compare(features, assembly, SPLITS, Progress.NONE).values().toArray())
        .containsExactly(ridge.compare(values, assembly, SPLITS, Progress.NONE).values().toArray());
  }
}
