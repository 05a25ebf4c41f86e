package wernicke.metric.linear.internal.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Estimator;
import wernicke.metric.linear.internal.Simulated;
import wernicke.testing.Assemblies;
import wernicke.testing.Oracles;

/** Against {@code itests/oracles/ceilings}: every subset, held-out subject and split by itself. */
class CeilingsTest {
  private static final int ROWS = 36;
  private static final List<Split> SPLITS = Assemblies.folds(ROWS, 3);

  static Stream<JsonObject> cases() {
    return Oracles.cases(CeilingsTest.class, "/wernicke/metric/linear/ceilings.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreeWithBruteForce(JsonObject oracle) {
    Assembly assembly = assembly(oracle);
    Ceiling ceiling =
        Ceilings.named(oracle.get("method").getAsString())
            .of(estimator(oracle), assembly, SPLITS, Progress.NONE);
    assertThat(ceiling.value()).isCloseTo(oracle.get("ceiling").getAsDouble(), within(1e-6));
    oracle
        .getAsJsonObject("expected")
        .asMap()
        .forEach(
            (neuroid, expected) ->
                assertThat(ceiling.neuroids().get(Integer.parseInt(neuroid)))
                    .as("neuroid %s", neuroid)
                    .isCloseTo(expected.getAsDouble(), within(1e-6)));
    int[] absent =
        IntStream.range(0, ceiling.neuroids().size())
            .filter(v -> Double.isNaN(ceiling.neuroids().get(v)))
            .toArray();
    assertThat(absent).containsExactly(new Gson().fromJson(oracle.get("absent"), int[].class));
  }

  private static Assembly assembly(JsonObject oracle) {
    int subjects = oracle.get("subjects").getAsInt();
    int each = oracle.get("neuroids").getAsInt();
    int columns = subjects * each;
    float[] values = Simulated.values(oracle.get("seed").getAsLong(), ROWS, columns, 0.8);
    for (JsonElement gone : oracle.getAsJsonArray("missing")) {
      int row = gone.getAsJsonArray().get(0).getAsInt();
      int column = gone.getAsJsonArray().get(1).getAsInt();
      IntStream.range(0, values.length)
          .filter(k -> row < 0 || row == k / columns)
          .filter(k -> column < 0 || column == k % columns)
          .forEach(k -> values[k] = Float.NaN);
    }
    boolean timeSeries = oracle.get("standardise").getAsBoolean();
    return Simulated.assembly(Simulated.neuroids(subjects, each), values, timeSeries);
  }

  private static Estimator estimator(JsonObject oracle) {
    boolean standardise = oracle.get("standardise").getAsBoolean();
    List<Double> penalties = Estimator.powersOfTen(standardise ? 0 : -3, standardise ? 6 : 3);
    return switch (oracle.get("estimator").getAsString()) {
      case "least_squares" -> Estimator.leastSquares(standardise);
      case "ridge" -> Estimator.ridge(penalties, standardise);
      case "ridge_per_neuroid" -> Estimator.ridgePerNeuroid(penalties, standardise);
      default -> throw new IllegalArgumentException(oracle.toString());
    };
  }

  @Test
  void twoSubjectsPredictEachOtherButOneHasNobody() {
    Estimator estimator = Estimator.leastSquares(false);
    Ceiling ceiling = Ceilings.CROSS_SUBJECT.of(estimator, simulated(2), SPLITS, Progress.NONE);
    assertThat(ceiling.value()).isBetween(0.1, 1.0);
    assertThat(ceiling.method()).isEqualTo("cross-subject, from each of 2 subjects to the others");
    assertThat(why(Ceilings.CROSS_SUBJECT, simulated(1)))
        .isEqualTo("there is a single subject, and no other to predict it from");
  }

  private static Assembly simulated(int subjects) {
    float[] values = Simulated.values(8, ROWS, subjects * Simulated.NEUROIDS, 0.8);
    return Simulated.assembly(subjects, values, false);
  }

  private static String why(Ceilings ceilings, Assembly assembly) {
    Ceiling none = ceilings.of(Estimator.leastSquares(false), assembly, SPLITS, Progress.NONE);
    assertThat(none.available()).isFalse();
    assertThat(none.value()).isNaN();
    return none.missing();
  }

  @Test
  void noneIsNone() {
    assertThat(why(Ceilings.named("none"), simulated(5)))
        .isEqualTo("the metric was asked for none (ceiling=none)");
  }

  /** Each reason is the true one: means, too few people, people with holes in their data. */
  @Test
  void whyThereIsNone() {
    assertThat(why(Ceilings.EXTRAPOLATED, simulated(2)))
        .isEqualTo("there are 2 subjects, and 3 are needed");
    Assembly three = simulated(3);
    assertThat(why(Ceilings.EXTRAPOLATED, with(three, Collections.nCopies(9, MEAN), false)))
        .isEqualTo("the data are means over subjects");
    assertThat(why(Ceilings.EXTRAPOLATED, with(three, three.neuroids(), true)))
        .isEqualTo(
            "2 of 3 subjects have a neuroid with a value for every presentation, and 3 are needed");
  }

  private static final Neuroid MEAN = new Neuroid("mean", Neuroid.GROUP, Map.of());

  /** The same values for other neuroids, on request with a hole in all of the first subject's. */
  private static Assembly with(Assembly assembly, List<Neuroid> neuroids, boolean hole) {
    float[] values = new float[ROWS * neuroids.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = assembly.values().get(i / neuroids.size(), i % neuroids.size());
    }
    if (hole) {
      Arrays.fill(values, 0, Simulated.NEUROIDS, Float.NaN);
    }
    return new Assembly(
        assembly.dataset(),
        assembly.stimuli(),
        neuroids,
        Matrix.of(ROWS, neuroids.size(), values),
        assembly.scored(),
        assembly.alignment(),
        Map.of());
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> Ceilings.named("attic"))
        .isInstanceOf(PluginException.class)
        .hasMessage("there is no ceiling \"attic\": use ceiling=extrapolated|cross-subject|none");
  }
}
