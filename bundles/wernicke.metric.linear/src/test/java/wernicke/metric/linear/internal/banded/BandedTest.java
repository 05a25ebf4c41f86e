package wernicke.metric.linear.internal.banded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.LayerRecording;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.Split;
import wernicke.linalg.regression.banded.BandedRidge;
import wernicke.linalg.statistics.Statistics;
import wernicke.metric.linear.internal.Simulated;
import wernicke.testing.Assemblies;

class BandedTest {
  private static final List<Split> SPLITS = Assemblies.folds(Simulated.ROWS, 3);
  private static final Metric METRIC = new Banded().with(Map.of("candidates", "12", "seed", "3"));

  /** Two subjects whose neuroids have signals in common, and noise. */
  private static Assembly assembly(boolean timeSeries) {
    return Simulated.assembly(2, Simulated.values(5, 2), timeSeries);
  }

  /** A subject of {@link Simulated}: it shares the signals, but not the noise. */
  private static LayerRecording subject(int s, int of) {
    Matrix values = Simulated.assembly(of, Simulated.values(5, of), false).values();
    float[] own = new float[Simulated.ROWS * Simulated.NEUROIDS];
    for (int k = 0; k < own.length; k++) {
      own[k] = values.get(k / Simulated.NEUROIDS, s * Simulated.NEUROIDS + k % Simulated.NEUROIDS);
    }
    return new LayerRecording(
        Matrix.of(Simulated.ROWS, Simulated.NEUROIDS, own), Recording.Rows.PRESENTATIONS);
  }

  private static Comparison compare(Metric metric, Map<String, LayerRecording> controls) {
    return metric.compare(subject(0, 2), controls, assembly(false), SPLITS, Progress.NONE);
  }

  @Test
  void partsOfTheVarianceAddUp() {
    Comparison result = compare(METRIC, Map.of("other", subject(1, 2)));
    Map<String, List<Double>> columns = result.perNeuroid();
    assertThat(columns).containsOnlyKeys("r2.full", "r2.controls", "r2.model", "unique", "shared");
    for (int v = 0; v < 6; v++) {
      double full = columns.get("r2.full").get(v);
      double unique = columns.get("unique").get(v);
      double controls = columns.get("r2.controls").get(v);
      assertThat(unique).isCloseTo(full - controls, within(1e-12));
      assertThat(columns.get("shared").get(v))
          .isCloseTo(columns.get("r2.model").get(v) - unique, within(1e-12));
    }
    // The layer is the first subject, the control the second one: each alone knows its own noise.
    assertThat(columns.get("unique").subList(0, 3)).allMatch(unique -> unique > 0.2);
    assertThat(columns.get("unique").subList(3, 6)).allMatch(unique -> Math.abs(unique) < 0.1);
    double[] unique = columns.get("unique").stream().mapToDouble(u -> u).toArray();
    assertThat(result.details()).containsEntry("unique", Statistics.median(unique));
    assertThat(result.details()).containsKeys("weight.model.0", "weight.control.other.2");
  }

  /** A control that is the layer leaves nothing to it alone. */
  @Test
  void whatTheControlsKnowIsShared() {
    Map<String, List<Double>> columns = compare(METRIC, Map.of("same", subject(0, 2))).perNeuroid();
    for (int v = 0; v < 3; v++) {
      assertThat(columns.get("unique").get(v)).isCloseTo(0, within(0.02));
      assertThat(columns.get("shared").get(v)).isGreaterThan(0.8);
    }
  }

  @Test
  void theModelsAreThoseOfBandedRidge() {
    Comparison result = compare(METRIC, Map.of("other", subject(1, 2)));
    BandedRidge.Result controls =
        BandedRidge.compare(
            BandedSettings.parse(Map.of("candidates", "12", "seed", "3")).search(false, 1),
            Map.of("any", subject(1, 2).values()),
            assembly(false).values(),
            SPLITS,
            Progress.NONE);
    assertThat(result.perNeuroid().get("r2.controls"))
        .isEqualTo(Arrays.stream(controls.meanR2(new int[] {0, 1, 2})).boxed().toList());
  }

  @Test
  void withoutControlsThereIsOneBand() {
    Comparison result = compare(METRIC, Map.of());
    assertThat(result.perNeuroid()).containsOnlyKeys("r2.model");
    assertThat(result.details()).containsEntry("weight.model.0", 1.0);
    Assembly assembly = assembly(false);
    Comparison plain = METRIC.compare(subject(0, 2).values(), assembly, SPLITS, Progress.NONE);
    assertThat(plain.values().toArray()).isEqualTo(result.values().toArray());
  }

  /** Splits of the nested layer choice are compared, but do not count. */
  @Test
  void innerSplitsHaveNoPartInTheColumns() {
    List<Split> splits = new ArrayList<>(SPLITS);
    splits.add(new Split(SPLITS.get(0).train(), SPLITS.get(1).test(), true));
    Map<String, LayerRecording> controls = Map.of("other", subject(1, 2));
    Comparison result =
        METRIC.compare(subject(0, 2), controls, assembly(false), splits, Progress.NONE);
    assertThat(result.values().rows()).isEqualTo(4);
    assertThat(result.perNeuroid()).isEqualTo(compare(METRIC, controls).perNeuroid());
  }

  @Test
  void permutationsTellSignalFromNoise() {
    Metric metric =
        METRIC.with(Map.of("candidates", "2", "permutations", "99", "block", "4", "seed", "1"));
    float[] noise = new float[Simulated.ROWS * 6];
    Matrix values = Simulated.assembly(2, Simulated.values(99, 2), false).values();
    IntStream.range(0, noise.length)
        .forEach(
            k ->
                noise[k] =
                    k % 6 < 3
                        ? assembly(false).values().get(k / 6, k % 6)
                        : values.get(k / 6, k % 6));
    Assembly assembly = Simulated.assembly(2, noise, false);
    List<Double> p =
        metric
            .compare(subject(0, 2), Map.of(), assembly, SPLITS, Progress.NONE)
            .perNeuroid()
            .get("p");
    assertThat(p.subList(0, 3)).containsOnly(0.01);
    assertThat(p.subList(3, 6)).allMatch(value -> value > 0.05);
  }

  @Test
  void timeSeriesAreStandardisedAndPermutedInScans() {
    BandedSettings settings = BandedSettings.parse(Map.of());
    assertThat(settings.search(true, 2).standardise()).isTrue();
    assertThat(settings.search(false, 2).standardise()).isFalse();
    assertThat(settings.search(true, 1).candidates()).isEqualTo(1);
    assertThat(settings.search(true, 4).candidates()).isEqualTo(60);
    assertThat(settings.permutations().block(assembly(true))).isEqualTo(10);
    assertThat(settings.permutations().block(assembly(false))).isEqualTo(1);
    assertThat(settings.search(true, 2).penalties()).hasSize(8).startsWith(0.01).endsWith(1e5);
    assertThat(BandedSettings.parse(Map.of("bands", "raw")).search(false, 1).unit()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "alphas, 3, 'banded has no setting ''alphas'', only bands, block, candidates, ceiling, inner,"
        + " penalties, permutations, seed'",
    "candidates, 0, 'candidates=0: a whole number is needed, at least 1'",
    "inner, x, 'inner=x: a whole number is needed, at least 2'",
    "penalties, 5..1, 'penalties=5..1: two exponents of ten are needed, the smaller first, such as"
        + " penalties=-2..5'",
    "bands, wide, 'bands=wide: use unit or raw'",
  })
  void badSettingsAreRefusedInOneLine(String name, String value, String message) {
    assertThatThrownBy(() -> new Banded().with(Map.of(name, value)))
        .isInstanceOf(PluginException.class)
        .hasMessage(message);
  }

  @Test
  void theCeilingIsThatOfRidgePerNeuroid() {
    Assembly assembly = Simulated.assembly(3, Simulated.values(7, 3), false);
    assertThat(METRIC.ceiling(assembly, SPLITS, Progress.NONE).orElseThrow().method())
        .endsWith(", ridge-per-neuroid");
    Metric without = new Banded().with(Map.of("ceiling", "none"));
    assertThat(without.ceiling(assembly, SPLITS, Progress.NONE).orElseThrow().missing())
        .isEqualTo("the metric was asked for none (ceiling=none)");
  }

  @Test
  void progressGoesOneWay() {
    List<Double> heard = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void report(double fraction, String what) {
            heard.add(fraction);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    METRIC.compare(
        subject(0, 2), Map.of("other", subject(1, 2)), assembly(false), SPLITS, progress);
    assertThat(heard).isSorted().allMatch(fraction -> fraction <= 1 + 1e-12);
  }
}
