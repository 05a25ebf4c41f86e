package wernicke.analysis.internal.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.analysis.internal.figure.Scores;
import wernicke.api.PluginException;
import wernicke.api.job.Score;
import wernicke.api.report.PairedTest.Outcome;

class SubjectPairsTest {
  private static Score score(String model, Map<String, Double> subjects) {
    return Scores.of(model, List.of(new Score.Layer("h", 0.1, 0.01)), subjects, Map.of());
  }

  /** All five differ by the same sign: 2 of 32 sign patterns are as extreme. */
  @Test
  void pairsSubjectsByName() {
    Map<String, Double> better = new LinkedHashMap<>();
    Map<String, Double> worse = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      better.put("s" + i, 0.1 * i + 0.02);
      worse.put("s" + (6 - i), 0.1 * (6 - i));
    }
    better.put("only here", 9.0);
    worse.put("only there", -9.0);
    better.put("broken", Double.NaN);
    worse.put("broken", 0.5);
    Outcome outcome = new SubjectPairs().of(score("a", better), score("b", worse));
    assertThat(outcome.subjects()).isEqualTo(5);
    assertThat(outcome.difference()).isCloseTo(0.02, within(1e-12));
    assertThat(outcome.low()).isCloseTo(0.02, within(1e-12));
    assertThat(outcome.p()).isEqualTo(2.0 / 32);
    assertThat(outcome.exact()).isTrue();
  }

  @Test
  void scoresThatAreNotAlikeAreRefused() {
    Score one = score("a", Map.of("s1", 0.1, "s2", 0.2));
    assertThatThrownBy(() -> new SubjectPairs().of(one, score("b", Map.of("s1", 0.1))))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("fewer than two subjects");
  }
}
