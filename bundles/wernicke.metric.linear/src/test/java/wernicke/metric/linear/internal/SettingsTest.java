package wernicke.metric.linear.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.MetricSpec;
import wernicke.api.PluginException;
import wernicke.linalg.regression.Estimator;
import wernicke.metric.linear.internal.ceiling.Ceilings;

class SettingsTest {
  private static Settings parse(String text) {
    return Settings.parse(Estimator.Kind.RIDGE, MetricSpec.parse(text).settings());
  }

  @Test
  void readsEverySetting() {
    Settings settings =
        parse(
            "ridge:pca=10:penalties=-2..1:inner=10:scale=separate:zscore=run:correlate=spearman"
                + ":ceiling=none");
    assertThat(settings.components()).isEqualTo(OptionalInt.of(10));
    assertThat(settings.penalties()).contains(List.of(0.01, 0.1, 1.0, 10.0));
    assertThat(settings.inner()).isEqualTo(10);
    assertThat(settings.scale()).contains(Estimator.Scale.SEPARATE);
    assertThat(settings.zscore()).contains("run");
    assertThat(settings.agreement()).isEqualTo(Estimator.Agreement.SPEARMAN);
    assertThat(settings.ceiling()).isEqualTo(Ceilings.NONE);
  }

  @Test
  void whatIsNotSetIsAsItWas() {
    assertThat(parse("ridge")).isEqualTo(Settings.NONE);
    assertThat(parse("ridge:zscore=none:correlate=pearson:ceiling=extrapolated"))
        .isEqualTo(Settings.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ridge:depth=3; there is no setting 'depth' here, only pca, penalties, inner, scale,"
            + " zscore, correlate, ceiling, permutations, block, seed",
        "ridge:pca=0; pca=0: a whole number is needed, at least 1",
        "ridge:pca=ten; pca=ten: a whole number is needed, at least 1",
        "ridge:inner=1; inner=1: a whole number is needed, at least 2",
        "ridge:penalties=3..1; penalties=3..1: two exponents of ten are needed, the smaller first,"
            + " such as penalties=-6..9",
        "ridge:penalties=0.1; penalties=0.1: two exponents of ten are needed, the smaller first,"
            + " such as penalties=-6..9",
        "ridge:scale=test; scale=test: use none, train, separate",
        "ridge:correlate=kendall; correlate=kendall: use pearson, spearman",
        "ridge:ceiling=high; there is no ceiling \"high\": use"
            + " ceiling=extrapolated|cross-subject|none"
      })
  void refusesInOneLine(String text, String message) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(PluginException.class).hasMessage(message);
  }

  @Test
  void leastSquaresHasNoPenalty() {
    Linear linear = new Linear();
    assertThatThrownBy(() -> linear.with(Map.of("penalties", "-3..3")))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "there is no setting 'penalties' here, only pca, scale, zscore, correlate, ceiling,"
                + " permutations, block, seed");
  }
}
