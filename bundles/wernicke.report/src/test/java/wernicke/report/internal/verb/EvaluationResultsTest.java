package wernicke.report.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.console.Exit;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Outcome;
import wernicke.codec.internal.Codec;
import wernicke.codec.internal.Recorded;
import wernicke.testing.console.Evaluations;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.Scores;
import wernicke.testing.console.TestTerminal;

class EvaluationResultsTest {
  private static final String PLAIN = "ee" + "1".repeat(62);
  private static final String FEW_SHOTS = "ee" + "2".repeat(62);

  @TempDir private Path folder;
  private final FakeServices services = Plugins.catalog();
  private final Results results = new Results(services);
  private TestTerminal terminal;

  @BeforeEach
  void evaluate() {
    terminal = new TestTerminal(folder, 0);
    services.scores.add(Scores.neural(1, AlignmentSpec.of("tiny", "Demo-ridge"), 0.25));
    services.evaluations.add(Evaluations.of(PLAIN, 2, EvaluationSpec.of("tiny", "nextword"), 3.5));
    services.evaluations.add(
        Evaluations.of(
            FEW_SHOTS, 3, new EvaluationSpec("big", "nextword", Map.of("shots", "5")), 2.5));
  }

  private String out(String line) {
    TestTerminal other = new TestTerminal(folder, 0);
    assertThat(results.run(other, line)).isEqualTo(Exit.OK);
    return other.outText();
  }

  @Test
  void theyAreListedBelowTheScoresEachKindWithWhatItHas() {
    assertThat(results.run(terminal, "results")).isEqualTo(Exit.OK);

    assertThat(terminal.outText())
        .contains(
            """

            result        model  evaluation  settings  measure   value  unit             n
            ee1111111111  tiny   nextword              loss     3.5000  nats per token  12
            ee2222222222  big    nextword    shots 5   loss     2.5000  nats per token  12
            """)
        .startsWith("result        model  benchmark   metric  cv");
    assertThat(out("results --evaluations")).startsWith("result        model  evaluation");
    assertThat(out("results --scores")).doesNotContain("nextword").contains("Demo-ridge");
  }

  @Test
  void theyAreChosenAsScoresAre() {
    assertThat(out("results --model TINY").lines()).hasSize(5);
    assertThat(out("results --evaluation nextword --model big"))
        .contains("2.5000")
        .doesNotContain("3.5");
    assertThat(out("results --family GPT2")).contains("nextword").doesNotContain("Demo");
    assertThat(out("results --metric ridge")).contains("Demo-ridge").doesNotContain("nextword");
    assertThat(out("results --since 2026-01-03")).contains("nextword").doesNotContain("Demo");
    assertThat(out("results --until 2026-01-02")).contains("Demo").doesNotContain("nextword");
    assertThat(out("results --since 2027-01-01")).isEmpty();
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(results.run(terminal, "results --benchmark Demo-ridge --evaluation nextword"))
        .isEqualTo(Exit.USAGE);
    assertThat(results.run(terminal, "results --evaluation nextwird")).isEqualTo(Exit.USAGE);
    assertThat(results.run(terminal, "results --since yesterday")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .contains(
            "--benchmark asks for scores, --evaluation for results of evaluations: leave one out",
            "unknown evaluation among the results 'nextwird': did you mean nextword?",
            "--since takes a day as 2026-01-31, not 'yesterday'");
  }

  @Test
  void oneIsShownByItsFirstDigits() {
    assertThat(out("result ee2"))
        .isEqualTo(
            """
            model          big
            evaluation     nextword
            settings       shots 5
            loss           2.5000 nats per token (n = 12)
            rare words loss - nats per token (n = 0)
            fingerprints   weights aa
            made by        wernicke 0.2.0, job 3, 1.5 s, result ee2222222222
            """);
    assertThat(results.run(terminal, "result ee")).isEqualTo(Exit.USAGE);
    assertThat(results.run(terminal, "result ee2 --rois")).isEqualTo(Exit.USAGE);
    assertThat(results.run(terminal, "plot ee2")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .contains(
            "'ee' begins 2 results",
            "result 'ee2' is no score but of the evaluation nextword: 'results --scores' lists");
  }

  @Test
  void jsonHasEveryResultAndCsvOneTable() {
    JsonArray all = JsonParser.parseString(out("results --json")).getAsJsonArray();
    assertThat(all).hasSize(3);
    JsonObject last = all.get(2).getAsJsonObject();
    assertThat(last.get("evaluation").getAsString()).isEqualTo("nextword");
    assertThat(last.getAsJsonArray("rows")).hasSize(2);
    assertThat(all)
        .extracting(each -> Codec.read(each.getAsJsonObject().get(Recorded.RECORD), Outcome.class))
        .containsExactly(
            services.scores.get(0), services.evaluations.get(0), services.evaluations.get(1));
    assertThat(JsonParser.parseString(out("result ee2 --json"))).isEqualTo(last);

    assertThat(results.run(terminal, "results --csv")).isEqualTo(Exit.OK);
    assertThat(terminal.outText().lines()).hasSize(2);
    assertThat(terminal.errText())
        .isEqualTo(
            "2 results of evaluations left out, for their columns are others: see --evaluations\n");
    assertThat(out("results --evaluations --csv").lines())
        .hasSize(5)
        .startsWith(
            "result,model,family,evaluation,part,measure,unit,value,n,weights,tokenizer,stimuli,"
                + "version,seconds,finished,setting_shots",
            PLAIN
                + ",tiny,gpt2,nextword,,loss,nats per token,3.5,12,aa,,,0.2.0,1.5,"
                + "2026-01-03T03:04:05Z,")
        .endsWith(
            FEW_SHOTS
                + ",big,gpt2,nextword,rare words,loss,nats per token,,0,aa,,,0.2.0,1.5,"
                + "2026-01-03T03:04:05Z,5");
  }

  @Test
  void theyAreExported() throws IOException {
    assertThat(out("export all.json"))
        .isEqualTo(
            "1 score and 2 results of evaluations written to " + folder.resolve("all.json") + "\n");
    assertThat(
            JsonParser.parseString(Files.readString(folder.resolve("all.json"))).getAsJsonArray())
        .hasSize(3);
    assertThat(out("export some.csv --evaluation nextword --model tiny"))
        .isEqualTo("1 result of evaluations written to " + folder.resolve("some.csv") + "\n");
    assertThat(Files.readAllLines(folder.resolve("some.csv"))).hasSize(3);
    assertThat(out("export scores.csv"))
        .isEqualTo("1 score written to " + folder.resolve("scores.csv") + "\n");
  }

  @Test
  void oneIsForgotten() {
    assertThat(out("results forget ee1"))
        .isEqualTo("result ee1111111111 (tiny by nextword) is forgotten\n");
    assertThat(results.upkeep().scores).containsExactly(PLAIN);
  }
}
