package wernicke.linalg.similarity;

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
import wernicke.api.Matrix;
import wernicke.linalg.statistics.Ranks;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

/** Against {@code itests/oracles/metrics2}: SciPy, rsatoolbox, and CKA in feature space. */
class SimilarityOracleTest {
  /** Where equal dissimilarities, computed in another order, differ by rounding and swap ranks. */
  private static final List<String> UNSTABLE =
      List.of("two neuroids", "duplicate rows", "duplicate rows, n < d", "ties");

  static Stream<JsonObject> cases() {
    return Oracles.cases(SimilarityOracleTest.class, "similarity.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void dissimilarities(JsonObject oracle) {
    int n = oracle.get("n").getAsInt();
    double[] actual = Rdm.correlation(Patterns.of(oracle).x());
    JsonArray expected = oracle.getAsJsonArray("rdm");
    assertThat(actual).hasSize(n * (n - 1) / 2);
    for (int k = 0; k < expected.size(); k++) {
      assertClose(actual[k], expected.get(k), 2e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void representationalSimilarity(JsonObject oracle) {
    Patterns patterns = Patterns.of(oracle);
    double rho = rsa(patterns.x(), patterns.y());
    assertClose(rho, oracle.get("rsa"), 1e-12);
    boolean unstable = UNSTABLE.contains(oracle.get("name").getAsString());
    JsonObject others = oracle.getAsJsonObject("unrounded");
    for (String other : others.keySet()) {
      assertClose(rho, others.get(other), unstable ? 0.05 : 1e-12);
    }
  }

  private static double rsa(Matrix x, Matrix y) {
    return Ranks.of(Rdm.correlation(x), Rdm.TOLERANCE)
        .spearman(Ranks.of(Rdm.correlation(y), Rdm.TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kernelAlignment(JsonObject oracle) {
    Patterns patterns = Patterns.of(oracle);
    double cka = CentredGram.of(patterns.x()).cka(CentredGram.of(patterns.y()));
    assertClose(cka, oracle.get("cka"), 1e-12);
  }

  private static void assertClose(double actual, JsonElement expected, double tolerance) {
    if (expected.isJsonNull()) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo(expected.getAsDouble(), within(tolerance));
    }
  }

  @Test
  void constantPatternsAreNotAligned() {
    Matrix constant = Draws.matrix(new double[][] {{0.1, 7}, {0.1, 7}, {0.1, 7}});
    CentredGram varied = CentredGram.of(Matrix.column(new float[] {1, 2, 4}));
    assertThat(CentredGram.of(constant).cka(varied)).isNaN();
    assertThat(varied.cka(CentredGram.of(constant))).isNaN();
    assertThat(varied.cka(varied)).isCloseTo(1, within(1e-15));
    CentredGram shorter = CentredGram.of(Matrix.column(new float[] {1, 2}));
    assertThatThrownBy(() -> varied.cka(shorter)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRowThatDoesNotVaryIsFlat() {
    assertThat(Rdm.flat(new float[] {0.1f, 0.1f, 0.1f})).isTrue();
    assertThat(Rdm.flat(new float[] {0, 0})).isTrue();
    assertThat(Rdm.flat(new float[] {1})).isTrue();
    assertThat(Rdm.flat(new float[] {1, Math.nextUp(1f)})).isFalse();
    double[] rdm = Rdm.correlation(Draws.matrix(new double[][] {{1, 2}, {0.1, 0.1}, {3, 2}}));
    assertThat(rdm[0]).isNaN();
    assertThat(rdm[1]).isCloseTo(2, within(1e-15));
    assertThat(rdm[2]).isNaN();
    float[] values = {1, 2, Float.NaN, 2, Float.POSITIVE_INFINITY, 2, 5, 7};
    assertThat(Rdm.correlation(Matrix.of(4, 2, values)))
        .usingComparatorWithPrecision(1e-15)
        .containsExactly(Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN);
  }
}
