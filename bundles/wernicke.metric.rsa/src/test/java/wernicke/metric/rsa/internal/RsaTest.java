package wernicke.metric.rsa.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.testing.Assemblies;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;
import wernicke.testing.SubjectCase;

class RsaTest {
  private final Rsa metric = new Rsa();

  static Stream<JsonObject> cases() {
    return Oracles.cases(RsaTest.class, "/wernicke/metric/rsa/rsa.json");
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
  void noiseScoresZero() {
    double[] scores = new double[40];
    for (int k = 0; k < scores.length; k++) {
      double[][] x = new Draws(1 + k).symmetric(40, 20);
      double[][] y = new Draws(1000 + k).symmetric(40, 10);
      scores[k] = compare(x, Assemblies.of(y, 10)).values().get(0, 0);
    }
    assertThat(DoubleStream.of(scores).filter(score -> score < -0.01).count()).isBetween(5L, 35L);
    assertThat(DoubleStream.of(scores).average().orElseThrow()).isCloseTo(0, within(0.02));
  }

  /** Splits name presentations, wherever these stand; training presentations play no part. */
  @Test
  void onlyTheTestPresentationsCount() {
    double[][] x = new Draws(1).symmetric(20, 6);
    double[][] y = new Draws(1).symmetric(20, 5);
    Assembly assembly = Assemblies.of(y, 5);
    int[] test = {12, 3, 7, 19, 5};
    Split split = new Split(new int[] {0, 1, 2}, test);
    Comparison result = metric.compare(Draws.matrix(x), assembly, List.of(split), Progress.NONE);
    double[][] chosenX = IntStream.of(test).mapToObj(i -> x[i]).toArray(double[][]::new);
    double[][] chosenY = IntStream.of(test).mapToObj(i -> y[i]).toArray(double[][]::new);
    Comparison alone = compare(chosenX, Assemblies.of(chosenY, 5));
    assertThat(result.values().toArray()).containsExactly(alone.values().toArray());
    assertThat(result.presentations()).isEqualTo(5);
  }

  @Test
  void oneNeuroidHasNoPattern() {
    double[][] x = new Draws(1).symmetric(6, 4);
    double[][] y = new Draws(2).symmetric(6, 1);
    assertThatThrownBy(() -> compare(x, Assemblies.of(y, 1)))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("test: no subject has a value in any split: rsa needs two");
  }

  @Test
  void oneFeatureHasNoPattern() {
    double[][] x = new Draws(1).symmetric(6, 1);
    Assembly assembly = Assemblies.of(new Draws(2).symmetric(6, 4), 4);
    assertThatThrownBy(() -> compare(x, assembly))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("there is one feature");
  }

  @Test
  void featuresThatDoNotVaryAreLeftOutAndResponsesMakeNaN() {
    double[][] x = new Draws(1).symmetric(8, 4);
    double[][] y = new Draws(2).symmetric(8, 5);
    x[2] = new double[] {0.1, 0.1, 0.1, 0.1};
    y[5][0] = y[5][1] = y[5][2] = 7;
    Comparison result = compare(x, Assemblies.of(y, 3, 2));
    assertThat(result.values().get(0, 0)).isNaN();
    assertThat(result.values().get(0, 3)).isFinite();
    assertThat(result.presentations()).isEqualTo(7);
    assertThat(result.details())
        .containsOnly(Map.entry("flat.0", 1.0), Map.entry("undefined.0", 1.0));
  }
}
