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

/** Against {@code itests/oracles/inference}: SciPy's permutation_test. */
class SignFlipTest {
  static Stream<JsonElement> cases() {
    return Oracles.stream(
        Oracles.read(SignFlipTest.class, "inference.json", JsonObject.class)
            .getAsJsonArray("flips"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asSciPy(JsonElement element) {
    JsonObject oracle = element.getAsJsonObject();
    boolean drawn = oracle.has("patterns");
    SignFlip result =
        SignFlip.test(
            Oracles.doubles(oracle.get("differences")),
            drawn ? oracle.get("patterns").getAsInt() : 1000,
            drawn ? oracle.get("seed").getAsInt() : 0);
    assertThat(result.exact()).isEqualTo(!drawn);
    assertThat(result.p()).isCloseTo(oracle.get("p").getAsDouble(), within(1e-12));
    assertThat(result.mean()).isCloseTo(oracle.get("mean").getAsDouble(), within(1e-12));
  }

  @Test
  void incompletePairsAreLeftOut() {
    SignFlip result = SignFlip.test(new double[] {1, Double.NaN, 2, 4}, 10, 0);
    assertThat(result).isEqualTo(new SignFlip(7.0 / 3, 0.25, 3, 8, true));
    assertThat(SignFlip.test(new double[] {Double.NaN}, 10, 0).p()).isNaN();
  }

  @Test
  void noPatternsNoTest() {
    assertThatThrownBy(() -> SignFlip.test(new double[] {1}, 0, 0))
        .isInstanceOf(PluginException.class)
        .hasMessage("0 sign patterns: at least 1");
  }
}
