package wernicke.linalg.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.linalg.splits.Folds;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

/** Every estimator on every shape against scikit-learn 1.7. */
class RegressionOracleTest {

  static Stream<JsonObject> cases() {
    return Oracles.cases(RegressionOracleTest.class, "regression.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithScikitLearn(JsonObject oracle) {
    Draws draws = new Draws(oracle.get("seed").getAsLong());
    Matrix x =
        draws.features(
            oracle.get("kind").getAsString(),
            oracle.get("n").getAsInt(),
            oracle.get("d").getAsInt());
    Matrix y = draws.responses(x, oracle.get("v").getAsInt());
    for (JsonElement expected : oracle.getAsJsonArray("expected")) {
      compare(x, y, expected.getAsJsonObject());
    }
  }

  private static void compare(Matrix x, Matrix y, JsonObject expected) {
    Estimator estimator =
        estimator(
            expected.get("estimator").getAsString(), expected.get("standardise").getAsBoolean());
    Comparison actual = Predictivity.compare(estimator, x, y, Folds.of(x.rows()), Progress.NONE);
    for (int k = 0; k < Folds.COUNT; k++) {
      double[] r = Oracles.doubles(expected.getAsJsonArray("r").get(k));
      for (int v = 0; v < r.length; v++) {
        assertThat((double) actual.values().get(k, v))
            .as("%s, split %d, neuroid %d", estimator, k, v)
            .isCloseTo(r[v], within(1e-6));
      }
      penalty(actual, k, expected.getAsJsonArray("penalties").get(k));
    }
  }

  private static void penalty(Comparison actual, int k, JsonElement expected) {
    if (expected instanceof JsonArray penalties && penalties.isEmpty()) {
      assertThat(actual.details()).doesNotContainKey("alpha." + k);
    } else {
      double penalty =
          expected instanceof JsonArray penalties
              ? penalties.get(0).getAsDouble()
              : expected.getAsDouble();
      assertThat(actual.details().get("alpha." + k)).isCloseTo(penalty, within(1e-12 * penalty));
    }
  }

  private static Estimator estimator(String name, boolean standardise) {
    List<Double> penalties =
        standardise ? Estimator.powersOfTen(0, 6) : Estimator.powersOfTen(-3, 3);
    return switch (name) {
      case "least_squares" -> Estimator.leastSquares(standardise);
      case "ridge" -> Estimator.ridge(penalties, standardise);
      case "ridge_per_neuroid" -> Estimator.ridgePerNeuroid(penalties, standardise);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
