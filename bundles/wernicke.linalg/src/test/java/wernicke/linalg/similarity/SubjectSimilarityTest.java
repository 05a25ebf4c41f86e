package wernicke.linalg.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.testing.Assemblies;
import wernicke.testing.Cancelled;

class SubjectSimilarityTest {
  private static final float NAN = Float.NaN;
  private static final int ROWS = 6;

  /** Sums of both sides, so that every number that takes part is seen in the value. */
  private static final class Sums implements Geometry<Double> {
    private final List<String> seen = new ArrayList<>();

    @Override
    public Double of(Matrix patterns) {
      seen.add(patterns.rows() + " x " + patterns.columns());
      double sum = 0;
      for (float value : patterns.toArray()) {
        sum += value;
      }
      return sum;
    }

    @Override
    public double similarity(Double features, Double responses) {
      return responses == 0 ? Double.NaN : 1000 * features + responses;
    }

    @Override
    public boolean defined(float[] features) {
      return features[0] != 0;
    }

    @Override
    public String needs() {
      return "sums need numbers";
    }
  }

  private final Sums sums = new Sums();

  private static float[] ones(int columns) {
    float[] values = new float[ROWS * columns];
    Arrays.fill(values, 1);
    return values;
  }

  private static Split test(int... rows) {
    return new Split(new int[] {0}, rows);
  }

  private Comparison compare(float[] features, Assembly assembly, Split... splits) {
    return SubjectSimilarity.compare(
        sums, Matrix.column(features), assembly, List.of(splits), Progress.NONE);
  }

  @Test
  void aSubjectHasItsValueOnceUnderItsFirstNeuroid() {
    Assembly assembly = Assemblies.of(ones(5), "b", "a", "b", Neuroid.GROUP, "b");
    Comparison result = compare(ones(1), assembly, test(3, 1, 2, 0));
    assertThat(result.values().toArray()).containsExactly(4012, 4004, NAN, 4004, NAN);
    assertThat(result.presentations()).isEqualTo(4);
    assertThat(result.details()).isEmpty();
    assertThat(sums.seen).as("features once").containsExactly("4 x 1", "4 x 3", "4 x 1", "4 x 1");
  }

  @Test
  void splitsWithTheSameTestRowsAreScoredOnce() {
    Comparison result =
        compare(
            ones(1), Assemblies.of(ones(1), "a"), test(0, 1, 2), test(2, 3, 4, 5), test(2, 1, 0));
    assertThat(result.values().toArray()).containsExactly(3003, 4004, 3003);
    assertThat(result.presentations()).isEqualTo(6);
    assertThat(sums.seen).hasSize(4);
  }

  @Test
  void whatIsMissingIsLeftOutAndCounted() {
    float[] values = ones(3);
    // Neuroid 0 has no response to presentation 1; subject b none to 0 and 1.
    values[3] = NAN;
    values[2] = values[5] = NAN;
    float[] features = {1, 1, 0, 1, 1, 1};
    Comparison result =
        compare(features, Assemblies.of(values, "a", "a", "b"), test(0, 1, 2, 3, 4), test(3, 4, 5));
    assertThat(result.values().toArray()).containsExactly(4004, NAN, NAN, 3006, NAN, 3003);
    assertThat(result.presentations()).isEqualTo(5);
    assertThat(result.details())
        .containsOnly(
            Map.entry("flat.0", 1.0),
            Map.entry("incomplete.0", 1.0),
            Map.entry("undefined.0", 1.0));
  }

  @Test
  void withoutAnyValueItSaysWhatIsNeeded() {
    assertThatThrownBy(() -> compare(ones(1), Assemblies.of(ones(1), "a"), test(0, 1)))
        .isInstanceOf(PluginException.class)
        .hasMessage("test: no subject has a value in any split: sums need numbers");
    float[] gone = new float[ROWS];
    assertThatThrownBy(() -> compare(ones(1), Assemblies.of(gone, "a"), test(0, 1, 2)))
        .isInstanceOf(PluginException.class);
    Arrays.fill(gone, NAN);
    assertThatThrownBy(() -> compare(ones(1), Assemblies.of(gone, "a"), test(0, 1, 2)))
        .isInstanceOf(PluginException.class);
  }

  @Test
  void badInputIsRefusedInOneLine() {
    Assembly assembly = Assemblies.of(ones(1), "a");
    assertThatThrownBy(() -> compare(new float[] {1, 1}, assembly, test(0, 1, 2)))
        .isInstanceOf(PluginException.class)
        .hasMessage("test: features of 2 presentations cannot be compared with responses to 6");
    float[] features = {1, 1, 1, NAN, 1, 1};
    assertThatThrownBy(() -> compare(features, assembly, test(0, 1, 2, 3)))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("test: feature 0 of presentation p3 is NaN");
    assertThat(compare(features, assembly, test(0, 1, 2)).values().get(0, 0)).isEqualTo(3003);
    float[] infinite = {1, 1, Float.NEGATIVE_INFINITY, 1, 1, 1};
    assertThatThrownBy(() -> compare(ones(1), Assemblies.of(infinite, "a"), test(0, 1, 2)))
        .isInstanceOf(PluginException.class)
        .hasMessage("test: the response of neuroid n0 to presentation p2 is infinite");
  }

  @Test
  void canBeCancelled() {
    Progress cancelled = new Cancelled();
    Assembly assembly = Assemblies.of(ones(1), "a");
    List<Split> splits = List.of(test(0, 1, 2));
    Matrix features = Matrix.column(ones(1));
    assertThatThrownBy(() -> SubjectSimilarity.compare(sums, features, assembly, splits, cancelled))
        .isInstanceOf(CancellationException.class);
  }
}
