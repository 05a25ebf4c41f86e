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

/** Against {@code itests/oracles/inference}: SciPy and statsmodels. */
class FalseDiscoveryTest {
  static Stream<JsonElement> cases() {
    return Oracles.stream(
        Oracles.read(FalseDiscoveryTest.class, "inference.json", JsonObject.class)
            .getAsJsonArray("discovery"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asSciPyAndStatsmodels(JsonElement oracle) {
    double[] p = Oracles.doubles(oracle.getAsJsonObject().get("p"));
    double[] q = Oracles.doubles(oracle.getAsJsonObject().get("q"));
    assertThat(FalseDiscovery.benjaminiHochberg(p)).containsExactly(q, within(1e-15));
  }

  @Test
  void whatWasNotTestedDoesNotCount() {
    double[] q = FalseDiscovery.benjaminiHochberg(0.04, Double.NaN, 0.01);
    assertThat(q).containsExactly(0.04, Double.NaN, 0.02);
    assertThat(FalseDiscovery.benjaminiHochberg()).isEmpty();
  }

  @Test
  void onlyProbabilitiesAreAccepted() {
    assertThatThrownBy(() -> FalseDiscovery.benjaminiHochberg(0.1, 1.5))
        .isInstanceOf(PluginException.class)
        .hasMessage("a p-value of 1.5 is not between 0 and 1");
  }
}
