package wernicke.metric.correlation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.testing.Assemblies;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

/** Against {@code itests/oracles/metrics2/ranks.py}: SciPy's spearmanr. */
class SpearmanrTest {
  private static final int ROWS = 80;

  private final Spearmanr metric = new Spearmanr();

  static Stream<JsonObject> cases() {
    return Oracles.cases(SpearmanrTest.class, "/wernicke/metric/correlation/spearman.json");
  }

  private static Assembly assembly(int subjects, float[] times) {
    int[] one = IntStream.generate(() -> 1).limit(subjects).toArray();
    return Assemblies.of(Assemblies.neuroids(one), times, Alignment.DIRECT);
  }

  private Comparison compare(float[] surprisals, Assembly assembly) {
    return metric.compare(
        Matrix.column(surprisals), assembly, Assemblies.all(surprisals.length), Progress.NONE);
  }

  /** The inputs of one case. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Data(float[] surprisals, float[] times, int subjects) {
    static Data of(JsonObject oracle) {
      Draws draws = new Draws(oracle.get("seed").getAsLong());
      int subjects = oracle.get("subjects").getAsInt();
      double step = oracle.get("step").getAsDouble();
      double missing = oracle.get("missing").getAsDouble();
      double[] x = draws.symmetric(ROWS);
      double[] noise = draws.symmetric(ROWS * subjects);
      double[] gone = draws.symmetric(ROWS * subjects);
      float[] times = new float[noise.length];
      for (int k = 0; k < times.length; k++) {
        boolean absent = (gone[k] + 1) / 2 < missing;
        times[k] = absent ? Float.NaN : coarse(x[k / subjects] + 1.5 * noise[k], step);
      }
      float[] surprisals = new float[ROWS];
      for (int i = 0; i < ROWS; i++) {
        surprisals[i] = missing > 0 && i % 17 == 0 ? Float.NaN : coarse(x[i], step);
      }
      return new Data(surprisals, times, subjects);
    }

    private static float coarse(double value, double step) {
      return (float) (step == 0 ? value : step * Math.floor(value / step));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asSciPy(JsonObject oracle) {
    Data data = Data.of(oracle);
    Assembly assembly = assembly(data.subjects, data.times);
    Comparison result = compare(data.surprisals, assembly);
    JsonArray expected = oracle.getAsJsonArray("rho");
    assertThat(expected).hasSize(data.subjects);
    for (int s = 0; s < data.subjects; s++) {
      assertThat((double) result.values().get(0, s))
          .isCloseTo(expected.get(s).getAsDouble(), within(1e-7));
    }
    Ceiling ceiling = metric.ceiling(assembly, Assemblies.all(ROWS), Progress.NONE).orElseThrow();
    assertThat(ceiling.value()).isCloseTo(oracle.get("ceiling").getAsDouble(), within(1e-12));
    assertThat(ceiling.method())
        .isEqualTo(
            "split-half of "
                + data.subjects
                + " subjects (10 halves, Spearman's rho, Spearman-Brown)");
  }

  @Test
  void onlyTheOrderCounts() {
    float[] surprisals = {1, 2, 3, 4, Float.NaN};
    Comparison result = compare(surprisals, assembly(1, new float[] {-9, -1, -0.5f, 0, 3}));
    assertThat(result.values().get(0, 0)).isEqualTo(1);
    assertThat(result.presentations()).isEqualTo(4);
    assertThat(result.details()).isEqualTo(Map.of("unpredicted", 1.0));
    float[] turned = {9, 1, 0.5f, 0, -3};
    assertThat(compare(surprisals, assembly(1, turned)).values().get(0, 0)).isEqualTo(-1);
  }

  @Test
  void aConstantHasNoOrder() {
    float[] surprisals = {1, 2, 3};
    Comparison result = compare(surprisals, assembly(2, new float[] {5, 1, 5, 2, 5, 3}));
    assertThat(result.values().toArray()).containsExactly(Float.NaN, 1);
    assertThatThrownBy(() -> compare(surprisals, assembly(1, new float[] {5, 5, 5})))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "test: fewer than 3 scored presentations have both a surprisal and a response, or one"
                + " of the two does not vary");
  }

  @Test
  void hiddenStatesAreRefusedByName() {
    Assembly assembly = assembly(1, new float[3]);
    Matrix states = Matrix.of(3, 2, new float[6]);
    assertThatThrownBy(() -> metric.compare(states, assembly, Assemblies.all(3), Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("spearmanr compares one surprisal per presentation");
  }
}
