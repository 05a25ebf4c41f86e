package wernicke.report.internal.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Provenance;
import wernicke.api.job.Score;
import wernicke.testing.console.Scores;
import wernicke.testing.console.TestTerminal;

/** Where a number is not there, its reason stands in its place. */
class ReasonsTextTest {
  private static final Map<String, String> REASONS =
      Map.of(
          "layers", "2 of the model's 12: --layers left the others out",
          "h.1", "no neuroid has a value",
          "score", "no raw score",
          "nested", "two folds",
          "error", "the data are means over subjects");

  private static Score score() {
    Score s = Scores.neural(1, AlignmentSpec.of("tiny", "Demo-ridge"), Double.NaN);
    return new Score(
        s.id(),
        new Score.Asked(
            s.model(),
            "",
            s.benchmark(),
            MetricSpec.parse(s.metric()),
            CrossValidation.parse(s.cv()),
            false,
            s.settings()),
        new Score.Found(
            Double.NaN,
            s.ceiling(),
            s.ceilingMethod(),
            Double.NaN,
            Double.NaN,
            "h.1",
            Double.NaN,
            s.presentations(),
            s.neuroids(),
            Map.of(),
            List.of(
                new Score.Layer("h.0", 0.1, 0.1), new Score.Layer("h.1", Double.NaN, Double.NaN)),
            Map.of(),
            REASONS),
        new Provenance(
            s.job(),
            s.fingerprints(),
            s.version(),
            Map.of(),
            s.notes(),
            s.seconds(),
            s.finished()));
  }

  @Test
  void standInTheText() {
    TestTerminal terminal = new TestTerminal();
    ScoreText.print(score(), Controls.NONE, Optional.empty(), terminal);
    assertThat(terminal.outText())
        .contains("h.1         -       -  no neuroid has a value\n")
        .contains("\n(2 of the model's 12: --layers left the others out)\n")
        .contains("nested choice  - (two folds)\n")
        .contains("score          - (no raw score)\n")
        .contains("error          - (the data are means over subjects)\n");
  }

  @Test
  void standInTheJson() {
    assertThat(ScoreJson.of(score()).getAsJsonObject("reasons").get("nested").getAsString())
        .isEqualTo("two folds");
  }
}
