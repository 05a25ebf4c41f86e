package wernicke.dataset.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;

class FeaturesTest {
  /** Three decimals of features between -40 and 40. */
  private static final Offset<Double> ROUNDING = within(1e-3);

  private final Story story = Story.read();
  private final double[][] bold = Features.read(story);

  @Test
  void everyWordOfTheStoryHasItsFeatures() {
    assertThat(Features.perWord(story)).hasDimensions(1312, Features.COUNT);
  }

  @Test
  void featuresOfAnotherTextAreRefused() {
    assertThatThrownBy(() -> Features.perWord(Story.tell("Another text.")))
        .isInstanceOf(PluginException.class)
        .hasMessage("features.tsv has 1312 words, the story 2");
    String changed = Resources.text("story.txt").replaceFirst("harbour", "harbor");
    assertThatThrownBy(() -> Features.perWord(Story.tell(changed)))
        .isInstanceOf(PluginException.class)
        .hasMessage("features.tsv line 3: expected 'harbor' and 4 numbers");
  }

  @Test
  void meanFeatureIsZeroSoThatSilenceIsTheAverageState() {
    double[][] words = Features.perWord(story);
    for (int k = 0; k < Features.COUNT; k++) {
      int column = k;
      double mean = Listeners.dot(column(words, column), ones(words.length)) / words.length;
      assertThat(mean).isEqualTo(0, ROUNDING);
    }
  }

  @Test
  void responsesToTheFeaturesAreUncorrelatedWithVarianceOne() {
    for (int a = 0; a < Features.COUNT; a++) {
      for (int b = 0; b < Features.COUNT; b++) {
        assertThat(covariance(column(bold, a), column(bold, b)))
            .isEqualTo(a == b ? 1 : 0, ROUNDING);
      }
    }
  }

  @Test
  void responsesToTheFeaturesAreThoseOfTheOracle() {
    JsonObject samples = Oracle.FACTS.getAsJsonObject("responses_to_features");
    assertThat(samples.keySet()).hasSize(4);
    for (String scan : samples.keySet()) {
      for (int k = 0; k < Features.COUNT; k++) {
        assertThat(bold[Integer.parseInt(scan)][k])
            .isEqualTo(samples.getAsJsonArray(scan).get(k).getAsDouble(), within(1e-12));
      }
    }
  }

  private static double[] column(double[][] rows, int k) {
    double[] values = new double[rows.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[i][k];
    }
    return values;
  }

  private static double[] ones(int n) {
    double[] values = new double[n];
    Arrays.fill(values, 1);
    return values;
  }

  /** Population covariance. */
  static double covariance(double[] a, double[] b) {
    double n = a.length;
    double[] ones = ones(a.length);
    return Listeners.dot(a, b) / n - Listeners.dot(a, ones) / n * Listeners.dot(b, ones) / n;
  }
}
