package wernicke.metric.linear.internal.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Neuroid;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.metric.linear.internal.Linear;
import wernicke.metric.linear.internal.LinearPredictivity;
import wernicke.metric.linear.internal.Ridge;
import wernicke.metric.linear.internal.RidgePerNeuroid;
import wernicke.metric.linear.internal.Simulated;
import wernicke.testing.Assemblies;
import wernicke.testing.Oracles;

class ExtrapolatedCeilingTest {
  private static final int FOLDS = 3;
  private static final List<Split> SPLITS = Assemblies.folds(Simulated.ROWS, FOLDS);

  static Stream<JsonObject> cases() {
    return Oracles.cases(ExtrapolatedCeilingTest.class, "/wernicke/metric/linear/ceiling.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithScikitLearnAndSciPy(JsonObject oracle) {
    int subjects = oracle.get("subjects").getAsInt();
    Assembly assembly =
        Simulated.assembly(
            subjects, Simulated.values(21, subjects), oracle.get("standardise").getAsBoolean());
    Ceiling ceiling = ceiling(metric(oracle.get("estimator").getAsString()), assembly);
    JsonArray neuroids = oracle.getAsJsonArray("neuroids");
    assertThat(ceiling.neuroids()).hasSize(neuroids.size());
    for (int v = 0; v < neuroids.size(); v++) {
      assertThat(ceiling.neuroids().get(v))
          .as("neuroid %d", v)
          .isCloseTo(neuroids.get(v).getAsDouble(), within(1e-6));
    }
    assertThat(ceiling.value()).isCloseTo(oracle.get("ceiling").getAsDouble(), within(1e-6));
    assertThat(ceiling.method())
        .isEqualTo("extrapolated from 5 subjects (30 pools, 100 bootstraps)");
  }

  private static LinearPredictivity metric(String estimator) {
    return switch (estimator) {
      case "least_squares" -> new Linear();
      case "ridge" -> new Ridge();
      case "ridge_per_neuroid" -> new RidgePerNeuroid();
      default -> throw new IllegalArgumentException(estimator);
    };
  }

  private static Ceiling ceiling(LinearPredictivity metric, Assembly assembly) {
    return metric.ceiling(assembly, SPLITS, Progress.NONE).orElseThrow();
  }

  /** Whatever the threads do; 13 subjects are sampled. */
  @ParameterizedTest
  @ValueSource(ints = {7, SubjectPools.EXACT + 1})
  void isTheSameEveryTime(int subjects) {
    Assembly assembly = Simulated.assembly(subjects, Simulated.values(3, subjects), false);
    Ceiling ceiling = ceiling(new Linear(), assembly);
    assertThat(ceiling(new Linear(), assembly)).isEqualTo(ceiling);
    assertThat(ceiling.neuroids()).allSatisfy(c -> assertThat(c).isBetween(0.0, 1.0));
  }

  @Test
  void meansOverSubjectsAndIncompleteNeuroidsTakeNoPart() {
    float[] values = Simulated.values(4, 5);
    Ceiling all = ceiling(new Linear(), Simulated.assembly(4, without(values, 0), false));
    values[7 * 15 + 1] = Float.NaN;
    List<Neuroid> neuroids = new ArrayList<>();
    for (int v = 0; v < 15; v++) {
      String subject = v == 0 ? Neuroid.GROUP : v < 3 ? "incomplete" : "s" + v / 3;
      neuroids.add(new Neuroid("n" + v, subject, Map.of()));
    }
    float[] gone = values.clone();
    gone[7 * 15 + 2] = Float.NaN;
    Ceiling some = ceiling(new Linear(), Simulated.assembly(neuroids, gone, false));
    assertThat(some.neuroids().subList(0, 3)).containsOnly(Double.NaN);
    assertThat(some.neuroids().subList(3, 15)).isEqualTo(all.neuroids());
  }

  /** Without the three columns of the first subject. */
  private static float[] without(float[] values, int subject) {
    int columns = 15;
    float[] kept = new float[values.length / columns * (columns - 3)];
    int next = 0;
    for (int k = 0; k < values.length; k++) {
      if (k % columns / 3 != subject) {
        kept[next++] = values[k];
      }
    }
    return kept;
  }

  @Test
  void twoSubjectsCannotBeExtrapolated() {
    Assembly assembly = Simulated.assembly(2, Simulated.values(5, 2), false);
    assertThat(ceiling(new Ridge(), assembly).available()).isFalse();
  }

  @Test
  void presentationsWithoutAnyResponseAreLeftOut() {
    float[] values = Simulated.values(6, 3);
    IntStream.range(0, 9).forEach(v -> values[13 * 9 + v] = Float.NaN);
    Ceiling ceiling = ceiling(new Ridge(), Simulated.assembly(3, values, false));
    assertThat(ceiling.neuroids()).doesNotContain(Double.NaN);
  }

  @Test
  void canBeCancelled() {
    Assembly assembly = Simulated.assembly(5, Simulated.values(7, 5), false);
    List<Double> heard = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void report(double fraction, String what) {
            heard.add(fraction);
          }

          @Override
          public boolean cancelled() {
            return heard.size() > 4;
          }
        };
    assertThatThrownBy(() -> new Ridge().ceiling(assembly, SPLITS, progress))
        .isInstanceOf(CancellationException.class);
    assertThat(heard).hasSize(5).isSorted();
  }
}
