package wernicke.linalg.regression.banded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Estimator;
import wernicke.linalg.regression.Held;
import wernicke.linalg.regression.banded.BandedRidge.Result;
import wernicke.linalg.splits.Folds;
import wernicke.linalg.statistics.Statistics;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

/** Against {@code itests/oracles/banded}: himalaya's MultipleKernelRidgeCV on float64. */
class BandedRidgeTest {
  private static final double TOLERANCE = 1e-6;

  static Stream<JsonObject> cases() {
    return Oracles.stream(
            Oracles.read(BandedRidgeTest.class, "banded.json", JsonObject.class)
                .getAsJsonArray("cases"))
        .map(JsonElement::getAsJsonObject);
  }

  private static JsonObject oracle(String name) {
    return cases().filter(c -> c.get("name").getAsString().equals(name)).findFirst().orElseThrow();
  }

  /** The inputs of {@code make.py}. */
  private record Data(Map<String, Matrix> bands, Matrix responses) {
    static Data of(JsonObject oracle) {
      Draws draws = new Draws(oracle.get("seed").getAsLong());
      int n = oracle.get("n").getAsInt();
      List<Matrix> bands = new ArrayList<>();
      for (int d : Oracles.ints(oracle.get("widths"))) {
        String kind = bands.isEmpty() ? oracle.get("kind").getAsString() : "plain";
        bands.add(draws.features(kind, n, d));
      }
      double[][] y = draws.symmetric(n, oracle.get("v").getAsInt());
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < y[i].length; k++) {
          y[i][k] *= 2;
          for (int b = 0; b < bands.size(); b++) {
            Matrix x = bands.get(b);
            y[i][k] += x.get(i, (k + b) % x.columns()) * (double) ((k + b) % 3);
          }
        }
      }
      Map<String, Matrix> named = new LinkedHashMap<>();
      bands.forEach(band -> named.put("b" + named.size(), band));
      return new Data(named, Draws.matrix(y));
    }

    List<Split> splits() {
      return Folds.of(responses.rows());
    }
  }

  private static BandSearch search(JsonObject oracle) {
    int[] exponents = Oracles.ints(oracle.get("exponents"));
    return new BandSearch(
        oracle.get("candidates").getAsInt(),
        Estimator.powersOfTen(exponents[0], exponents[1]),
        oracle.get("inner").getAsInt(),
        oracle.get("seed").getAsInt(),
        oracle.get("standardise").getAsBoolean(),
        oracle.get("unit").getAsBoolean());
  }

  private static Result compare(JsonObject oracle, Data data) {
    return BandedRidge.compare(
        search(oracle), data.bands, data.responses, data.splits(), Progress.NONE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asHimalaya(JsonObject oracle) {
    Data data = Data.of(oracle);
    Result result = compare(oracle, data);
    int neuroids = data.responses.columns();
    for (int s = 0; s < data.splits().size(); s++) {
      JsonObject expected = oracle.getAsJsonArray("splits").get(s).getAsJsonObject();
      double[] r = Oracles.doubles(expected.get("r"));
      double[] r2 = Oracles.doubles(expected.get("r2"));
      double[] centred = Oracles.doubles(expected.get("centred"));
      for (int v = 0; v < neuroids; v++) {
        assertThat((double) result.r().get(s, v)).isCloseTo(r[v], within(TOLERANCE));
        assertThat(result.r2()[s * neuroids + v]).isCloseTo(r2[v], within(TOLERANCE));
        assertThat(result.centredR2()[s * neuroids + v]).isCloseTo(centred[v], within(TOLERANCE));
      }
      double alpha = expected.get("alpha").getAsDouble();
      assertThat(result.details().get("alpha." + s)).isCloseTo(alpha, within(1e-9 * alpha));
      double[] weights = Oracles.doubles(expected.get("weights"));
      for (int b = 0; b < weights.length; b++) {
        assertThat(result.details().get("weight.b" + b + "." + s))
            .isCloseTo(weights[b], within(1e-9));
      }
    }
  }

  /** What a neuroid lacks is its own matter. */
  @Test
  void missingResponsesLeaveTheOtherNeuroidsAsTheyAre() {
    JsonObject oracle = oracle("n < d");
    Data data = Data.of(oracle);
    float[] values = data.responses.toArray();
    values[30 * 4 + 1] = Float.NaN;
    IntStream.range(0, 60).forEach(i -> values[i * 4 + 3] = Float.NaN);
    Result whole = compare(oracle, data);
    Result result = compare(oracle, new Data(data.bands, Matrix.of(60, 4, values)));
    for (int s = 0; s < 3; s++) {
      assertThat(result.r().get(s, 0)).isCloseTo(whole.r().get(s, 0), within(1e-6f));
      assertThat(result.r().get(s, 2)).isCloseTo(whole.r().get(s, 2), within(1e-6f));
      assertThat(result.r().get(s, 1)).isNaN();
      assertThat(result.r().get(s, 3)).isNaN();
      assertThat(result.details()).containsEntry("incomplete." + s, 2.0);
    }
    assertThat(result.meanR2(new int[] {0, 1, 2})).contains(Double.NaN);
  }

  /** The held-out predictions are those that the scores are of. */
  @Test
  void predictionsAreHandedOut() {
    JsonObject oracle = oracle("n > d");
    Data data = Data.of(oracle);
    Result result = compare(oracle, data);
    for (int s = 0; s < 3; s++) {
      Held held = result.held().get(s);
      assertThat(held.rows()).isEqualTo(data.splits().get(s).test());
      double[] predicted = widened(held.predicted().column(2));
      double[] measured = widened(data.responses.select(held.rows()).column(2));
      assertThat(Statistics.pearson(predicted, measured))
          .isCloseTo(result.r().get(s, 2), within(1e-6));
    }
  }

  private static double[] widened(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  /** With unit bands neither the unit of a band nor that of a response decides anything. */
  @Test
  void unitsDoNotMatter() {
    JsonObject oracle = oracle("n < d");
    Data data = Data.of(oracle);
    Map<String, Matrix> bands = new LinkedHashMap<>(data.bands);
    bands.computeIfPresent("b1", (name, band) -> times(band, 4096));
    Result result = compare(oracle, new Data(bands, times(data.responses, 1f / 1024)));
    float[] expected = compare(oracle, data).r().toArray();
    assertThat(result.r().toArray()).containsExactly(expected, within(1e-5f));
  }

  private static Matrix times(Matrix matrix, float factor) {
    float[] values = matrix.toArray();
    IntStream.range(0, values.length).forEach(k -> values[k] *= factor);
    return Matrix.of(matrix.rows(), matrix.columns(), values);
  }

  /**
   * Splits that share their training rows share the fit; rows without any response are left out.
   */
  @Test
  void trainingRowsAreFittedOnce() {
    JsonObject oracle = oracle("n > d");
    Data data = Data.of(oracle);
    float[] values = data.responses.toArray();
    Arrays.fill(values, 59 * 4, 60 * 4, Float.NaN);
    int[] train = IntStream.range(0, 40).toArray();
    List<Split> splits =
        List.of(
            new Split(train, IntStream.range(40, 50).toArray()),
            new Split(train, IntStream.range(50, 60).toArray()));
    Result result =
        BandedRidge.compare(
            search(oracle), data.bands, Matrix.of(60, 4, values), splits, Progress.NONE);
    assertThat(result.presentations()).isEqualTo(59);
    assertThat(result.details()).containsEntry("unanswered", 1.0);
    assertThat(result.details().get("alpha.0")).isEqualTo(result.details().get("alpha.1"));
    assertThat(result.held().get(1).rows()).hasSize(9);
    assertThat(result.r().toArray()).doesNotContain(Float.NaN);
  }

  @Test
  void badBandsAreNamed() {
    JsonObject oracle = oracle("n > d");
    Data data = Data.of(oracle);
    float[] values = data.bands.get("b1").toArray();
    values[7] = Float.NaN;
    data.bands.put("b1", Matrix.of(60, 3, values));
    assertThatThrownBy(() -> compare(oracle, data))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("b1: feature 1 of presentation 2 is NaN");
    data.bands.clear();
    assertThatThrownBy(() -> compare(oracle, data))
        .isInstanceOf(PluginException.class)
        .hasMessage("banded ridge needs at least one band of features");
  }
}
