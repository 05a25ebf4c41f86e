package wernicke.report.internal.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Score;
import wernicke.api.report.Measures;
import wernicke.testing.console.Scores;
import wernicke.testing.console.TestTerminal;

class ScoreTextTest {
  private static String text(Score score, Controls controls) {
    TestTerminal terminal = new TestTerminal();
    ScoreText.print(score, controls, Optional.empty(), terminal);
    return terminal.outText();
  }

  @Test
  void neuralScoreWithControls() {
    AlignmentSpec spec = AlignmentSpec.of("tiny", "Demo-ridge");
    Map<String, Score> controls = new LinkedHashMap<>();
    controls.put(
        "word-length", Scores.neural(8, AlignmentSpec.of("word-length", "Demo-ridge"), 0.1));
    Score score =
        Scores.noted(
            Scores.neural(7, spec, 0.25),
            Map.of("origin", "a lab", "synthetic", "synthetic: simulated"));

    String text = text(score, new Controls(controls, Map.of("oasm-2", "failed: no memory")));

    assertThat(text)
        .isEqualTo(
            """
            model          tiny
            benchmark      Demo-ridge
            metric         ridge
            cv             contiguous:5:gap=5
            data           362 presentations used, 12 neuroids, 2 subjects
            ceiling        0.5000 (extrapolated over subjects)

            layer     raw   error
            h.0    0.1250  0.0300
            h.1    0.2500  0.0100  <- best

            best layer     h.1
            raw            0.2500
            95 %% interval  [0.1500, 0.3500] (of raw: bootstrap over 2 subjects)
            nested choice  0.2300 (layer chosen on the training folds)
            score          0.5000 (raw / ceiling)
            error          0.0100 (median absolute deviation over 2 subjects)
            per subject    0.2500 (median over subjects; bootstrap 95 %% 0.2000 to 0.3000)
            per neuroid    0.6000 (each by its own ceiling, median)
            subjects       s01 0.2600  s02 0.2400

            control         raw     95 %% interval   score   error  best layer
            word-length  0.1000  [0.0000, 0.2000]  0.2000  0.0100  h.1
            oasm-2            -                 -       -       -  failed: no memory

            note           origin: a lab
            note           synthetic: simulated

            fingerprints   weights aaaaaaaaaaaa  tokenizer -  stimuli cccccccccccc  data dddddddddddd
            made by        wernicke 0.1.0, job 7, 12.3 s, result %s
            """
                .formatted(score.id().substring(0, 12)));
  }

  @Test
  void behaviouralScoreIsSignedAndSaysWhatIsMissing() {
    Score score =
        Scores.behavioural(1, AlignmentSpec.of("gpt3", "Futrell2018-pearsonr"), -0.1234567);

    assertThat(text(score, Controls.NONE))
        .contains("data           9325 presentations used, 1 neuroid, 0 subjects\n")
        .contains("ceiling        not available: per-subject times are not there\n")
        .contains("pearson r      -0.1235 (signed)\n|r|            0.1235\n")
        .contains("95 % interval  - (the responses are means over subjects)\n")
        .contains("score          - (no ceiling to divide by)\n")
        .contains("error          - (no subjects to take it over)\n")
        .contains("note           excluded: 481 words that begin a sentence\n")
        .doesNotContain("subjects  ")
        .doesNotContain("control");
  }

  @Test
  void scoreOutsideTheUnitIntervalIsMarkedAndNotClamped() {
    AlignmentSpec spec = AlignmentSpec.of("tiny", "Demo-ridge");

    assertThat(text(Scores.neural(1, spec, 0.75), Controls.NONE))
        .contains("score          1.5000 (raw / ceiling)  ! outside [0, 1], shown as it is\n");
    assertThat(text(Scores.neural(1, spec, -0.1), Controls.NONE))
        .contains("score          -0.2000 (raw / ceiling)  ! outside");
  }

  @Test
  void whatWasAskedOtherwiseStandsAboveTheData() {
    Score score = Scores.neural(1, AlignmentSpec.of("tiny", "Demo-ridge"), 0.25);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("cv", "contiguous:5:gap=5");
    settings.put("layers", "h.0,h.1,h.2,h.5");
    settings.put("decoder-only", "yes");

    assertThat(text(Scores.asked(score, settings), Controls.NONE))
        .contains("gap=5\nsettings       layers h.0..2,h.5, decoder-only\ndata  ");
    assertThat(text(score, Controls.NONE)).doesNotContain("settings");
  }

  @Test
  void anotherSettingThanThatOfTheClosedFormHasNone() {
    Map<String, String> notes =
        Map.of(
            "expected.raw.low", "0.9",
            "expected.raw.high", "1",
            "expected.metric", "ridge",
            "expected.cv", "contiguous:5:gap=5");
    Score plain = Scores.noted(Scores.neural(1, AlignmentSpec.of("t", "Demo-ridge"), 0.25), notes);

    assertThat(text(plain, Controls.NONE)).contains("WRONG");
    assertThat(text(Scores.asked(plain, Map.of("window", "5")), Controls.NONE))
        .doesNotContain("WRONG")
        .contains(
            "\nclosed form    none for this: it is known for ridge, contiguous:5:gap=5 alone\n");
  }

  @Test
  void measuresOfDifferentUnitsStandInPlaceOfARawScore() {
    Score score =
        Scores.because(
            Scores.behavioural(1, AlignmentSpec.of("gpt3", "Reading-pearsonr"), Double.NaN),
            Map.of("measures", "the neuroids are measured in different units"));
    Measures measures =
        new Measures(
            List.of("surprisal"),
            List.of(
                new Measures.Measure("first pass", "ms", 1, List.of(0.25)),
                new Measures.Measure("N400", "µV", 3, List.of(-0.125))));
    TestTerminal terminal = new TestTerminal();

    ScoreText.print(score, Controls.NONE, Optional.of(measures), terminal);

    assertThat(terminal.outText())
        .contains(
            """
            measure     unit  neuroids  surprisal
            first pass  ms           1     0.2500
            N400        µV           3    -0.1250

            raw            - (the neuroids are measured in different units): one value for each measure above
            score          - (there is no one raw score)
            """);
  }
}
