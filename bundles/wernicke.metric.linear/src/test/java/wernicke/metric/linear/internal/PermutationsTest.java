package wernicke.metric.linear.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.testing.Assemblies;

class PermutationsTest {
  private static final List<Split> SPLITS = Assemblies.folds(Simulated.ROWS, 3);

  static Stream<Metric> metrics() {
    Map<String, String> settings = Map.of("permutations", "99", "block", "4", "seed", "1");
    Map<String, String> components =
        Map.of("permutations", "99", "block", "4", "seed", "1", "pca", "2");
    return Stream.of(
        new Linear().with(settings),
        new Ridge().with(settings),
        new RidgePerNeuroid().with(settings),
        new Ridge().with(components));
  }

  /** The first subject's signals, then noise; neuroid 4 lacks a value. */
  private static Assembly assembly() {
    Matrix signal = Simulated.assembly(2, Simulated.values(5, 2), false).values();
    Matrix noise = Simulated.assembly(2, Simulated.values(99, 2), false).values();
    float[] values = new float[Simulated.ROWS * 6];
    IntStream.range(0, values.length)
        .forEach(k -> values[k] = (k % 6 < 3 ? signal : noise).get(k / 6, k % 6));
    IntStream.range(0, Simulated.ROWS).forEach(i -> values[i * 6 + 4] = Float.NaN);
    return Simulated.assembly(2, values, false);
  }

  private static Matrix features() {
    float[] values = new float[Simulated.ROWS * 3];
    IntStream.range(0, values.length)
        .forEach(k -> values[k] = assembly().values().get(k / 3, k % 3));
    return Matrix.of(Simulated.ROWS, 3, values);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void signalIsToldFromNoise(Metric metric) {
    List<Split> splits = new ArrayList<>(SPLITS);
    splits.add(new Split(SPLITS.get(0).train(), SPLITS.get(1).test(), true));
    Comparison result = metric.compare(features(), assembly(), splits, Progress.NONE);
    List<Double> p = result.perNeuroid().get("p");
    assertThat(p.subList(0, 2)).allMatch(value -> value <= 0.02);
    assertThat(p.get(3)).isGreaterThan(0.05);
    assertThat(p.get(4)).isNaN();
    assertThat(p.get(5)).isGreaterThan(0.05);
    Comparison outer = metric.compare(features(), assembly(), SPLITS, Progress.NONE);
    assertThat(outer.perNeuroid()).isEqualTo(result.perNeuroid());
  }

  @Test
  void withoutPermutationsThereIsNoColumn() {
    Comparison result = new Ridge().compare(features(), assembly(), SPLITS, Progress.NONE);
    assertThat(result.perNeuroid()).isEmpty();
  }

  @Test
  void ranksAreNotPermuted() {
    assertThatThrownBy(() -> new Ridge().with(Map.of("permutations", "9", "correlate", "spearman")))
        .isInstanceOf(PluginException.class)
        .hasMessage("permutations are of Pearson's r: leave out correlate=spearman");
  }
}
