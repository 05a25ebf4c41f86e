package wernicke.metric.correlation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.testing.Assemblies;
import wernicke.testing.Cancelled;
import wernicke.testing.Draws;
import wernicke.testing.Oracles;

class PearsonrTest {
  private static final float NAN = Float.NaN;
  private static final int ROWS = 80;

  private final Pearsonr metric = new Pearsonr();

  private Comparison compare(float[] surprisals, Assembly assembly) {
    return metric.compare(
        Matrix.column(surprisals), assembly, Assemblies.all(surprisals.length), Progress.NONE);
  }

  @Test
  void theSignIsKept() {
    Comparison result =
        compare(
            new float[] {1, 2, 3, 5},
            Assemblies.of(new float[] {10, -1, 20, -2, 30, -3, 50, -5}, "a", "b"));
    assertThat(result.values().toArray()).containsExactly(new float[] {1, -1}, within(1e-7f));
    assertThat(result.presentations()).isEqualTo(4);
    assertThat(result.details()).isEmpty();
  }

  /** Missing values are left out pair by pair; the count is that of the mean over subjects. */
  @Test
  void missingValuesAreLeftOutAndCounted() {
    float[] surprisals = {1, NAN, 3, 5, 4, 2};
    float[] values = {
      NAN, 10, 99, 99, 30, 30, 50, 51, NAN, 40, 20, 20,
    };
    Comparison result = compare(surprisals, Assemblies.of(values, "a", Neuroid.GROUP));
    assertThat(result.values().get(0, 0)).isCloseTo(1, within(1e-6f));
    // numpy.corrcoef([1, 3, 5, 4, 2], [10, 30, 51, 40, 20])
    assertThat(result.values().get(0, 1)).isCloseTo(0.9998078f, within(1e-6f));
    assertThat(result.presentations()).isEqualTo(5);
    assertThat(result.details()).containsExactly(Map.entry("unpredicted", 1.0));
  }

  @Test
  void onlyTestRowsCount() {
    Assembly assembly = Assemblies.of(new float[] {1, 2, 3, -9, -8, 99}, "a");
    List<Split> splits =
        List.of(
            new Split(new int[] {3}, new int[] {0, 1, 2}), new Split(new int[0], new int[] {3, 4}));
    Comparison result =
        metric.compare(
            Matrix.column(new float[] {1, 2, 3, 4, 5, 6}), assembly, splits, Progress.NONE);
    assertThat(result.values().get(0, 0)).isCloseTo(1, within(1e-6f));
    assertThat(result.values().get(1, 0)).isNaN();
    assertThat(result.presentations()).isEqualTo(5);
  }

  @Test
  void badInputIsRefusedInOneLine() {
    Assembly assembly = Assemblies.of(new float[] {1, 2, 3}, "a");
    assertThatThrownBy(
            () ->
                metric.compare(
                    Matrix.of(3, 2, new float[6]), assembly, Assemblies.all(3), Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("one surprisal per presentation, but there are 2 features");
    assertThatThrownBy(() -> compare(new float[] {1, 2}, assembly))
        .isInstanceOf(PluginException.class)
        .hasMessage("test: 2 surprisals for 3 presentations");
    assertThatThrownBy(() -> compare(new float[] {1, Float.POSITIVE_INFINITY, 2}, assembly))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("presentation p1 is infinite");
    assertThatThrownBy(() -> compare(new float[] {1, NAN, 2}, assembly))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("fewer than 3 scored presentations");
  }

  static Stream<JsonObject> halves() {
    return Oracles.cases(PearsonrTest.class, "/wernicke/metric/correlation/split_half.json");
  }

  @ParameterizedTest
  @MethodSource("halves")
  void theCeilingIsThatOfBrainScore(JsonObject oracle) {
    int subjects = oracle.get("subjects").getAsInt();
    float[] times =
        readingTimes(oracle.get("seed").getAsLong(), subjects, oracle.get("missing").getAsDouble());
    String[] names = IntStream.range(0, subjects).mapToObj(s -> "s" + s).toArray(String[]::new);
    Ceiling ceiling =
        metric
            .ceiling(Assemblies.of(times, names), Assemblies.all(ROWS), Progress.NONE)
            .orElseThrow();
    assertThat(ceiling.value()).isCloseTo(oracle.get("ceiling").getAsDouble(), within(1e-9));
    assertThat(ceiling.method()).startsWith("split-half of " + subjects + " subjects");
    assertThat(ceiling.neuroids()).isEmpty();
  }

  /** The data of {@code itests/oracles/linalg/halves.py}. */
  private static float[] readingTimes(long seed, int subjects, double missing) {
    Draws draws = new Draws(seed);
    double[] common = draws.symmetric(ROWS);
    double[] noise = draws.symmetric(ROWS * subjects);
    double[] gone = draws.symmetric(ROWS * subjects);
    float[] times = new float[ROWS * subjects];
    for (int k = 0; k < times.length; k++) {
      double time = 300 + 50 * (common[k / subjects] + 1.5 * noise[k]);
      times[k] = (gone[k] + 1) / 2 < missing ? NAN : (float) time;
    }
    return times;
  }

  @Test
  void meansOverSubjectsHaveNoPartInTheCeiling() {
    float[] times = readingTimes(1, 3, 0);
    Assembly one = Assemblies.of(times, Neuroid.GROUP, "a", Neuroid.GROUP);
    assertThat(why(one, ROWS)).isEqualTo("there is a single subject, which cannot be halved");
    Assembly none = Assemblies.of(times, Neuroid.GROUP, Neuroid.GROUP, Neuroid.GROUP);
    assertThat(why(none, ROWS)).isEqualTo("the data are means over subjects");
    Assembly two = Assemblies.of(times, Neuroid.GROUP, "a", "b");
    assertThat(metric.ceiling(two, Assemblies.all(ROWS), Progress.NONE).orElseThrow().method())
        .startsWith("split-half of 2 subjects");
  }

  @Test
  void halvesWithoutACommonPresentationHaveNoCeiling() {
    Assembly assembly = Assemblies.of(new float[] {1, NAN, 2, NAN, NAN, 3, NAN, 4}, "a", "b");
    assertThat(why(assembly, 4))
        .isEqualTo("halves of the subjects share too few presentations to be correlated");
  }

  private String why(Assembly assembly, int rows) {
    return metric.ceiling(assembly, Assemblies.all(rows), Progress.NONE).orElseThrow().missing();
  }

  @Test
  void canBeCancelled() {
    Progress progress = new Cancelled();
    Assembly assembly = Assemblies.of(new float[] {1, 2, 2, 3, 3, 4}, "a", "b");
    Matrix surprisals = Matrix.column(new float[3]);
    assertThatThrownBy(() -> metric.compare(surprisals, assembly, Assemblies.all(3), progress))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> metric.ceiling(assembly, Assemblies.all(3), progress))
        .isInstanceOf(CancellationException.class);
  }
}
