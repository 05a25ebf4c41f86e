package wernicke.metric.cka.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.linalg.statistics.Statistics;
import wernicke.testing.Assemblies;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;
import wernicke.testing.SubjectCase;

class CkaTest {
  private final Cka metric = new Cka();

  static Stream<JsonObject> cases() {
    return Oracles.cases(CkaTest.class, "/wernicke/metric/cka/cka.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asTheReference(JsonObject oracle) {
    SubjectCase data = SubjectCase.of(oracle);
    data.assertAgrees(
        metric.compare(data.features(), data.assembly(), data.splits(), Progress.NONE));
  }

  private Comparison compare(double[][] x, Assembly assembly) {
    return metric.compare(Draws.matrix(x), assembly, Assemblies.all(x.length), Progress.NONE);
  }

  @Test
  void aModelThatIsTheBrainScoresOne() {
    double[][] y = new Draws(1).symmetric(12, 5);
    Comparison result = compare(y, Assemblies.of(y, 5));
    assertThat(result.values().get(0, 0)).isCloseTo(1, within(1e-7f));
    assertThat(result.details()).isEmpty();
  }

  @Test
  void oneFeatureAndOneNeuroidAreASquaredCorrelation() {
    double[][] x = {{1}, {2}, {3}, {5}};
    double[][] y = {{2}, {-1}, {4}, {3}};
    Comparison result = compare(x, Assemblies.of(y, 1));
    double r = Statistics.pearson(new double[] {1, 2, 3, 5}, new double[] {2, -1, 4, 3});
    assertThat((double) result.values().get(0, 0)).isCloseTo(r * r, within(1e-7));
  }

  @Test
  void whatDoesNotVaryHasNoAlignment() {
    double[][] y = new Draws(2).symmetric(6, 3);
    for (double[] row : y) {
      row[0] = 0.1;
    }
    double[][] x = new Draws(1).symmetric(6, 4);
    Comparison result = compare(x, Assemblies.of(y, 1, 2));
    assertThat(result.values().get(0, 0)).isNaN();
    assertThat(result.values().get(0, 1)).isFinite();
    assertThat(result.details()).isEqualTo(Map.of("undefined.0", 1.0));
    double[][] constant = {{0.1}, {0.1}, {0.1}, {0.1}, {0.1}, {0.1}};
    assertThatThrownBy(() -> compare(constant, Assemblies.of(y, 3)))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("test: no subject has a value in any split: cka needs three");
  }
}
