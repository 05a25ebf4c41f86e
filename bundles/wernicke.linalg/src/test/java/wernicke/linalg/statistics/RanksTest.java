package wernicke.linalg.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

class RanksTest {
  private static final double NAN = Double.NaN;

  /** The lists of {@code itests/oracles/metrics2/ranks.py}. */
  @Test
  void asSciPy() {
    JsonArray oracle = Oracles.read(RanksTest.class, "ranks.json", JsonArray.class);
    Draws draws = new Draws(41);
    double[][] plain = draws.symmetric(25, 2);
    double[][] coarse = draws.symmetric(25, 2);
    for (double[] row : coarse) {
      Arrays.setAll(row, j -> Math.floor(4 * row[j]));
    }
    assertRanks(plain, oracle.get(0).getAsJsonObject());
    assertRanks(coarse, oracle.get(1).getAsJsonObject());
    double[][] edges = {{1, -0.0}, {1, 0}, {2, Double.POSITIVE_INFINITY}};
    assertRanks(edges, oracle.get(2).getAsJsonObject());
  }

  private static void assertRanks(double[][] rows, JsonObject oracle) {
    Ranks x = Ranks.of(Arrays.stream(rows).mapToDouble(row -> row[0]).toArray());
    Ranks y = Ranks.of(Arrays.stream(rows).mapToDouble(row -> row[1]).toArray());
    assertThat(x.values()).containsExactly(Oracles.doubles(oracle.get("x")));
    assertThat(y.values()).containsExactly(Oracles.doubles(oracle.get("y")));
    assertThat(x.spearman(y)).isCloseTo(oracle.get("rho").getAsDouble(), within(1e-14));
  }

  @Test
  void roundingMakesNoRanks() {
    double[] values = {3, 1 + 1e-13, 1, 1 - 1e-13, 2, 2 + 1e-6};
    assertThat(Ranks.of(values, 1e-12).values()).containsExactly(6, 2, 2, 2, 4, 5);
    assertThat(Ranks.of(values).values()).containsExactly(6, 3, 2, 1, 4, 5);
  }

  /** As {@code scipy.stats.spearmanr} of a constant, of a NaN, of one pair. */
  @Test
  void withoutOrderThereIsNoCorrelation() {
    Ranks order = Ranks.of(1, 2, 3);
    assertThat(order.spearman(Ranks.of(5, 5, 5))).isNaN();
    assertThat(order.spearman(Ranks.of(1, NAN, 3))).isNaN();
    assertThat(Ranks.of(1, NAN, 3).values()).containsExactly(NAN, NAN, NAN);
    assertThat(Ranks.of(1).spearman(Ranks.of(2))).isNaN();
    assertThat(Ranks.of().spearman(Ranks.of())).isNaN();
    assertThat(order.spearman(Ranks.of(9, 4, 1))).isEqualTo(-1);
    assertThatThrownBy(() -> order.spearman(Ranks.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
