package wernicke.linalg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.testing.Oracles;

class NumpyRandomTest {
  static Stream<JsonObject> cases() {
    return Oracles.cases(NumpyRandomTest.class, "random.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void drawsAsNumpyDoes(JsonObject oracle) {
    int seed = oracle.get("seed").getAsInt();
    for (JsonElement permutation : oracle.getAsJsonArray("permutations")) {
      int[] expected = Oracles.ints(permutation);
      assertThat(new NumpyRandom(seed).permutation(expected.length)).isEqualTo(expected);
    }
    NumpyRandom random = new NumpyRandom(seed);
    int[] expected = Oracles.ints(oracle.get("randint"));
    int[] drawn = IntStream.range(0, expected.length).map(i -> random.below(27)).toArray();
    assertThat(drawn).isEqualTo(expected);
    assertThat(new NumpyRandom(seed).sample(11, 5)).isEqualTo(Oracles.ints(oracle.get("choice")));
  }

  @Test
  void refusesANegativeSeed() {
    assertThatThrownBy(() -> new NumpyRandom(-1)).hasMessageContaining("-1");
  }
}
