package wernicke.model.baseline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.api.Stimuli;

class OasmTest {
  /** Passages of 1, 4 and 7 presentations: shorter and longer than the blur. */
  @ParameterizedTest
  @ValueSource(strings = {"0.1", "1", "2.2", "40"})
  void isTheBlurredIdentityOfSciPy(String sigma) {
    JsonArray expected =
        Examples.oracle().getAsJsonObject("oasm").getAsJsonObject("by_sigma").getAsJsonArray(sigma);
    Matrix features =
        new Oasm(Double.parseDouble(sigma)).features(Examples.words(1, 4, 7), Progress.NONE);
    for (int i = 0; i < 12; i++) {
      assertThat(features.column(i))
          .containsExactly(Examples.numbers(expected.get(i).getAsJsonArray()), within(1e-7f));
    }
  }

  @Test
  void rowsSumToOneAndStayInTheirPassage() {
    Stimuli stimuli = Examples.words(30, 50);
    Matrix features = new Oasm(3).features(stimuli, Progress.NONE);
    for (int i = 0; i < 80; i++) {
      double sum = 0;
      for (int j = 0; j < 80; j++) {
        sum += features.get(i, j);
        if ((i < 30) != (j < 30)) {
          assertThat(features.get(i, j)).isZero();
        }
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
    assertThat(new Oasm(3).rows()).isEqualTo(Rows.PRESENTATIONS);
  }

  @Test
  void stopsWhenCancelled() {
    assertThatThrownBy(() -> new Oasm(1).features(Examples.words(100), Examples.cancelledAfter(50)))
        .isInstanceOf(CancellationException.class);
  }
}
