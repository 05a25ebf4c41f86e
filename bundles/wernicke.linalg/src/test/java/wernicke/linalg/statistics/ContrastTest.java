package wernicke.linalg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

class ContrastTest {
  private static final double NAN = Double.NaN;

  static Stream<JsonObject> cases() {
    return Oracles.cases(ContrastTest.class, "contrast.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asSciPy(JsonObject oracle) {
    int rows = oracle.get("rows").getAsInt();
    boolean[] first = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      first[i] = i % oracle.get("every").getAsInt() == 0;
    }
    double[] t = Contrast.welch(features(oracle, first), first);
    JsonArray expected = oracle.getAsJsonArray("t");
    assertThat(t).hasSize(expected.size());
    for (int j = 0; j < t.length; j++) {
      assertClose(t[j], expected.get(j));
    }
    assertThat(Contrast.top(t, oracle.get("k").getAsInt()))
        .containsExactly(Oracles.ints(oracle.get("top")));
  }

  private static void assertClose(double actual, JsonElement expected) {
    if (expected.isJsonNull()) {
      assertThat(actual).isNaN();
    } else {
      double value = expected.getAsDouble();
      assertThat(actual).isCloseTo(value, within(1e-9 * Math.abs(value)));
    }
  }

  private static Matrix features(JsonObject oracle, boolean[] first) {
    int columns = oracle.get("columns").getAsInt();
    Matrix drawn =
        new Draws(oracle.get("seed").getAsLong())
            .features(oracle.get("kind").getAsString(), first.length, columns);
    boolean effect = oracle.get("effect").getAsBoolean();
    double[][] values = new double[first.length][columns];
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < columns; j++) {
        double value = drawn.get(i, j) + oracle.get("offset").getAsDouble();
        values[i][j] = effect && first[i] ? value * (1 + j % 4) + 0.125 * (j % 5) : value;
      }
    }
    return Draws.matrix(values);
  }

  @Test
  void columnsThatSayNothing() {
    boolean[] first = {true, false, true, false, true};
    double[][] rows = {
      {0.1, 5, 1, 1, 3, 1},
      {0.1, 2, 2, 4, 1, Double.POSITIVE_INFINITY},
      {0.1, 5, NAN, 1, 4, 1},
      {0.1, 2, 4, 6, 2, 4},
      {0.1, 5, 5, 1, 5, 1}
    };
    double[] t = Contrast.welch(Draws.matrix(rows), first);
    assertThat(t[0]).as("constant").isNaN();
    assertThat(t[1]).as("constant within each group").isNaN();
    assertThat(t[2]).as("a value is missing").isNaN();
    assertThat(t[3]).as("constant in one group").isCloseTo(-4, within(1e-15));
    assertThat(t[4]).isCloseTo(2.5 / Math.sqrt(1 / 3.0 + 0.25), within(1e-14));
    assertThat(t[5]).as("a value is infinite").isNaN();
    assertThat(Contrast.top(t, 6)).containsExactly(3, 4);
  }

  @Test
  void theGreatestAbsoluteValuesAreChosen() {
    double[] t = {NAN, 1, -3, 2, 3, -0.0, 0, NAN, Double.NEGATIVE_INFINITY, 3};
    assertThat(Contrast.top(t, 4)).containsExactly(8, 2, 4, 9);
    assertThat(Contrast.top(t, 2)).containsExactly(8, 2);
    assertThat(Contrast.top(t, 100)).containsExactly(8, 2, 4, 9, 3, 1, 5, 6);
    assertThat(Contrast.top(t, 0)).isEmpty();
    assertThat(Contrast.top(new double[] {NAN}, 1)).isEmpty();
    assertThatThrownBy(() -> Contrast.top(t, -1))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("cannot choose -1 units");
  }

  @Test
  void eachGroupNeedsTwoRows() {
    Matrix features = Matrix.column(new float[] {1, 2, 3, 4});
    assertThatThrownBy(() -> Contrast.welch(features, new boolean[] {true, false, false, false}))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("1 in the first and 3 in the second");
    assertThatThrownBy(() -> Contrast.welch(features, new boolean[] {true, true, true, true}))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("4 in the first and 0 in the second");
    assertThatThrownBy(() -> Contrast.welch(features, new boolean[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Contrast.welch(features, new boolean[] {true, true, false, false}))
        .containsExactly(new double[] {-2 / Math.sqrt(0.5)}, within(1e-14));
  }
}
