package wernicke.linalg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.PluginException;
import wernicke.testing.Oracles;

/** Against {@code itests/oracles/inference}: NumPy. */
class BootstrapTest {
  static Stream<JsonElement> cases() {
    return Oracles.stream(
        Oracles.read(BootstrapTest.class, "inference.json", JsonObject.class)
            .getAsJsonArray("bootstrap"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asNumpy(JsonElement element) {
    JsonObject oracle = element.getAsJsonObject();
    double[] values = Oracles.doubles(oracle.get("values"));
    int resamples = oracle.get("resamples").getAsInt();
    int seed = oracle.get("seed").getAsInt();
    check(Bootstrap.ofMean(values, resamples, seed), Oracles.doubles(oracle.get("mean")));
    check(Bootstrap.ofMedian(values, resamples, seed), Oracles.doubles(oracle.get("median")));
  }

  private static void check(Bootstrap interval, double[] expected) {
    assertThat(interval.low()).isCloseTo(expected[0], within(1e-12));
    assertThat(interval.high()).isCloseTo(expected[1], within(1e-12));
  }

  @Test
  void missingSubjectsAreLeftOutAndOneAloneTellsNothing() {
    double[] values = {1, Double.NaN, 3, 4};
    assertThat(Bootstrap.ofMean(values, 50, 1))
        .isEqualTo(Bootstrap.ofMean(new double[] {1, 3, 4}, 50, 1));
    assertThat(Bootstrap.ofMean(new double[] {1, Double.NaN}, 50, 1).low()).isNaN();
  }

  @Test
  void impossibleLevelsAreRefused() {
    assertThatThrownBy(() -> Bootstrap.interval(new double[] {1, 2}, v -> v[0], 10, 0, 95))
        .isInstanceOf(PluginException.class)
        .hasMessage("10 resamples for a 95.0 interval: at least 1, between 0 and 1");
  }
}
