package wernicke.report.internal.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Score;
import wernicke.testing.console.Scores;

class ScoreCsvTest {
  @Test
  void oneRowEachWithEveryDigitAndNothingForNaN() {
    Score neural = Scores.neural(1, AlignmentSpec.of("say \"hi\", all", "Demo-ridge"), 0.1 + 0.2);
    Score behavioural =
        Scores.behavioural(2, AlignmentSpec.of("gpt3", "Futrell2018-pearsonr"), -0.25);

    List<String> lines = ScoreCsv.of(List.of(neural, behavioural)).lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("result,model,benchmark,metric,cv,raw,ceiling,score,");
    assertThat(lines.get(1))
        .startsWith(
            neural.id()
                + ",\"say \"\"hi\"\", all\",Demo-ridge,ridge,contiguous:5:gap=5,"
                + "0.30000000000000004,0.5,")
        .endsWith(
            ",extrapolated over subjects,0.1.0,12.34,2026-01-02T03:04:05.678Z,0.25,0.2,0.3,0.6,,"
                + "0.20000000000000004,0.4,\"say \"\"hi\"\", all on Demo-ridge\",,,,,,,,,,");
    assertThat(lines.get(2)).contains(",none,-0.25,,,,surprisal,-0.25,9325,1,0,eeee");
  }

  @Test
  void settingsOfAnotherMetricHaveColumnsToo() {
    Score score = Scores.neural(1, AlignmentSpec.of("m", "b"), 0.1);
    Score other = Scores.asked(score, Map.of("metric", "ridge:inner=5:pca=10", "window", "0"));

    List<String> lines = ScoreCsv.of(List.of(other)).lines().toList();

    assertThat(lines.get(0)).endsWith(",decoder_only,metric_neuroid,metric_pca,metric_inner");
    assertThat(lines.get(1)).contains(",,,,,0,,,,,10,5").endsWith(",10,5");
  }
}
