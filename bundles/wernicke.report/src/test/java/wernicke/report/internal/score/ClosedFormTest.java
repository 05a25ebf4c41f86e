package wernicke.report.internal.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Score;
import wernicke.testing.console.Scores;

class ClosedFormTest {
  private static Score score(Map<String, String> notes) {
    return Scores.noted(Scores.neural(1, AlignmentSpec.of("m", "Demo-ridge"), 0.25), notes);
  }

  @Test
  void everyExpectationIsChecked() {
    List<ClosedForm.Check> checks =
        ClosedForm.of(
            score(
                Map.of(
                    "expected.raw.low", "0.2",
                    "expected.raw.high", "0.25",
                    "expected.ceiling.low", "0.51",
                    "expected.ceiling.high", "0.6",
                    "expected.layer", "h.1")));

    assertThat(checks)
        .containsExactly(
            new ClosedForm.Check("raw", "0.2500", "[0.2000, 0.2500]", true),
            new ClosedForm.Check("ceiling", "0.5000", "[0.5100, 0.6000]", false),
            new ClosedForm.Check("best layer", "h.1", "h.1", true));
    assertThat(ClosedForm.holds(checks)).isFalse();
    assertThat(ClosedForm.holds(checks.subList(0, 1))).isTrue();
  }

  @Test
  void numberThatDoesNotExistIsNeverInside() {
    Score nan =
        Scores.noted(
            Scores.behavioural(1, AlignmentSpec.of("m", "b"), 0.1),
            Map.of("expected.ceiling.low", "-1", "expected.ceiling.high", "1"));

    assertThat(ClosedForm.holds(ClosedForm.of(nan))).isFalse();
  }

  @Test
  void answerOfAnotherModelOrSchemeIsNotThisOnes() {
    Map<String, String> notes = Map.of("expected.raw.low", "0", "expected.raw.high", "1");
    assertThat(ClosedForm.of(score(notes))).hasSize(1);
    for (String key : List.of("model", "metric", "cv")) {
      Map<String, String> other = new HashMap<>(notes);
      other.put("expected." + key, "other");
      assertThat(ClosedForm.of(score(other))).isEmpty();
    }
    assertThat(ClosedForm.of(score(Map.of("expected.raw.low", "0")))).isEmpty();
    for (String setting : List.of("pooling", "window", "layers", "context")) {
      Score other = Scores.asked(score(notes), Map.of(setting, "x"));
      assertThat(ClosedForm.of(other)).as(setting).isEmpty();
    }
    assertThat(ClosedForm.of(Scores.asked(score(notes), Map.of("cv", "none")))).hasSize(1);
  }

  @Test
  void unreadableExpectationIsRefused() {
    assertThatThrownBy(
            () -> ClosedForm.of(score(Map.of("expected.raw.low", "a", "expected.raw.high", "1"))))
        .isInstanceOf(PluginException.class)
        .hasMessage("the note expected.raw.low of the score is no number: 'a'");
  }
}
