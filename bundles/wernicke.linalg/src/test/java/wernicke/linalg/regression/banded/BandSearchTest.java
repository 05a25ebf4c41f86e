package wernicke.linalg.regression.banded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.PluginException;
import wernicke.testing.Oracles;

/** Against {@code itests/oracles/banded}: himalaya's candidates. */
class BandSearchTest {
  static Stream<JsonElement> candidates() {
    return Oracles.stream(
        Oracles.read(BandSearchTest.class, "banded.json", JsonObject.class)
            .getAsJsonArray("candidates"));
  }

  private static BandSearch search(int candidates, int folds, int seed) {
    return new BandSearch(candidates, List.of(10.0, 1.0, 10.0), folds, seed, false, true);
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void candidatesAreHimalayas(JsonElement oracle) {
    JsonArray expected = oracle.getAsJsonObject().getAsJsonArray("candidates");
    int seed = oracle.getAsJsonObject().get("seed").getAsInt();
    int bands = expected.get(0).getAsJsonArray().size();
    double[][] drawn = search(expected.size(), 5, seed).weights(bands);
    assertThat(drawn).hasNumberOfRows(expected.size());
    for (int k = 0; k < drawn.length; k++) {
      assertThat(drawn[k]).containsExactly(Oracles.doubles(expected.get(k)), within(1e-12));
    }
  }

  @Test
  void oneBandNeedsNoSearch() {
    assertThat(search(50, 5, 0).weights(1)).isEqualTo(new double[][] {{1}});
  }

  @Test
  void foldsAreScikitLearns() {
    assertThat(search(1, 3, 0).ranges(11))
        .containsExactly(new int[] {0, 4}, new int[] {4, 8}, new int[] {8, 11});
    assertThatThrownBy(() -> search(1, 3, 0).ranges(5))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("5 training presentations are too few for 3 inner folds");
  }

  @Test
  void penaltiesAreSortedAndPositive() {
    assertThat(search(1, 2, 0).penalties()).containsExactly(1.0, 10.0);
    assertThatThrownBy(() -> new BandSearch(1, List.of(0.0), 2, 0, false, true))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("positive penalties");
    assertThatThrownBy(() -> search(0, 2, 0)).isInstanceOf(PluginException.class);
  }
}
