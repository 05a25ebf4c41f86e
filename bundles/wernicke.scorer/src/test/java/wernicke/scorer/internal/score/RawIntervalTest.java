package wernicke.scorer.internal.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.linalg.statistics.Bootstrap;
import wernicke.testing.Oracles;

/** Against {@code itests/oracles/intervals}: NumPy. */
class RawIntervalTest {
  static Stream<JsonObject> cases() {
    return Oracles.cases(RawIntervalTest.class, "intervals.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asNumpy(JsonObject oracle) {
    List<Neuroid> neuroids = new ArrayList<>();
    for (JsonElement owner : oracle.getAsJsonArray("owners")) {
      neuroids.add(new Neuroid("n" + neuroids.size(), owner.getAsString(), Map.of()));
    }
    List<JsonElement> rows = Oracles.stream(oracle.get("values")).toList();
    float[] values = new float[rows.size() * neuroids.size()];
    for (int i = 0; i < values.length; i++) {
      JsonElement value = rows.get(i / neuroids.size()).getAsJsonArray().get(i % neuroids.size());
      values[i] = value.isJsonNull() ? Float.NaN : value.getAsFloat();
    }
    Matrix matrix = Matrix.of(rows.size(), neuroids.size(), values);

    Bootstrap interval = RawInterval.of(neuroids, matrix, oracle.get("resamples").getAsInt(), 0);

    assertThat(new Aggregation(neuroids).raw(matrix))
        .isCloseTo(oracle.get("raw").getAsDouble(), within(1e-12));
    assertThat(interval.low()).isCloseTo(oracle.get("low").getAsDouble(), within(1e-12));
    assertThat(interval.high()).isCloseTo(oracle.get("high").getAsDouble(), within(1e-12));
  }

  @Test
  void withoutTwoSubjectsThatHaveValuesThereIsNone() {
    List<Neuroid> neuroids =
        List.of(new Neuroid("a", "A", Map.of()), new Neuroid("b", "B", Map.of()));
    Matrix half = Matrix.of(1, 2, new float[] {0.5f, Float.NaN});
    assertThat(RawInterval.of(neuroids, half, 10, 0).low()).isNaN();
  }

  @Test
  void whyThereIsNone() {
    Neuroid mean = new Neuroid("m", Neuroid.GROUP, Map.of());
    Neuroid reader = new Neuroid("r", "R", Map.of());
    Neuroid other = new Neuroid("o", "O", Map.of());
    assertThat(Statistics.noInterval(List.of(mean, reader, other)))
        .contains("the responses are means over subjects");
    assertThat(Statistics.noInterval(List.of(reader))).contains("there is a single subject");
    assertThat(Statistics.noInterval(List.of(reader, other))).isEmpty();
  }
}
