package wernicke.model.baseline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import wernicke.api.Matrix;
import wernicke.api.Progress;

class RandomFeaturesTest {
  @Test
  void bitsAreThoseOfSplitMix64() {
    GaussianSequence sequence = new GaussianSequence(1);
    JsonArray expected = Examples.oracle().getAsJsonArray("splitmix64_seed_1");
    expected.forEach(
        bits ->
            assertThat(HexFormat.of().toHexDigits(sequence.nextBits()))
                .isEqualTo(bits.getAsString()));
  }

  @Test
  void numbersAreThoseOfNumPy() {
    Matrix features = new RandomFeatures(5).features(Examples.words(4), Progress.NONE);
    JsonArray expected = Examples.oracle().getAsJsonArray("random-5");
    for (int i = 0; i < 4; i++) {
      assertThat(row(features, i))
          .containsExactly(Examples.numbers(expected.get(i).getAsJsonArray()), within(1e-6f));
    }
  }

  @Test
  void aRowDoesNotDependOnTheRowsAfterIt() {
    Matrix features = new RandomFeatures(768).features(Examples.words(600, 401), Progress.NONE);
    float[] expected = Examples.numbers(Examples.oracle().getAsJsonArray("random-768_row_1000"));
    assertThat(Arrays.copyOf(row(features, 1000), 8)).containsExactly(expected, within(1e-6f));
  }

  @Test
  void meanIsZeroAndVarianceOne() {
    float[] values =
        new RandomFeatures(100).features(Examples.words(1000), Progress.NONE).toArray();
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += value * value;
    }
    assertThat(sum / values.length).isCloseTo(0, within(0.01));
    assertThat(squares / values.length).isCloseTo(1, within(0.01));
  }

  @Test
  void stopsWhenCancelled() {
    assertThatThrownBy(
            () -> new RandomFeatures(10).features(Examples.words(100), Examples.cancelledAfter(50)))
        .isInstanceOf(CancellationException.class);
  }

  private static float[] row(Matrix matrix, int i) {
    float[] row = new float[matrix.columns()];
    matrix.copyRow(i, row, 0);
    return row;
  }
}
