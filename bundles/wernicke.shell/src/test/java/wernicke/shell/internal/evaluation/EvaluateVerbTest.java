package wernicke.shell.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wernicke.api.Capability;
import wernicke.api.EvaluationInfo;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Exit;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.Evaluations;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

class EvaluateVerbTest {
  private final FakeServices services = Plugins.catalog();
  private final Shell shell = new Shell(services);
  private final TestTerminal terminal = new TestTerminal();

  @BeforeEach
  void arrive() {
    EvaluationInfo info =
        new EvaluationInfo("loss", "a loss", "Us", "Demo", Set.of(Capability.GENERATION));
    services.plugins.add(Plugin.of("loss", info, "b", "1", "c"));
    services.scorer = (s, job) -> s.done(job, Evaluations.of(job, 3.5));
  }

  @Test
  void printsWhatIsFound() {
    assertThat(shell.run(terminal, "evaluate tiny-gpt2-books loss")).isEqualTo(Exit.OK);

    assertThat(services.jobs.values())
        .extracting(Job::spec)
        .containsExactly(EvaluationSpec.of("tiny-gpt2-books", "loss"));
    assertThat(terminal.outText())
        .contains(
            "model          tiny-gpt2-books\n", "loss           3.5000 nats per token (n = 12)\n");
  }

  @Test
  void theJsonHasFlatRows() {
    assertThat(shell.run(terminal, "evaluate TINY-gpt2-books LOSS --json")).isEqualTo(Exit.OK);

    JsonObject json = JsonParser.parseString(terminal.outText()).getAsJsonObject();
    JsonObject row = json.getAsJsonArray("rows").get(0).getAsJsonObject();
    assertThat(row.get("model").getAsString()).isEqualTo("tiny-gpt2-books");
    assertThat(row.get("measure").getAsString()).isEqualTo("loss");
    assertThat(row.get("value").getAsDouble()).isEqualTo(3.5);
    assertThat(row.get("n").getAsLong()).isEqualTo(12);
  }

  @Test
  void settingsAreWrittenBehindTheId() {
    assertThat(shell.run(terminal, "evaluate tiny-gpt2-books LOSS:shots=5:of=a"))
        .isEqualTo(Exit.OK);
    assertThat(services.jobs.values())
        .extracting(Job::spec)
        .containsExactly(
            new EvaluationSpec("tiny-gpt2-books", "loss", Map.of("shots", "5", "of", "a")));
    assertThat(terminal.outText()).contains("settings       of a, shots 5\n");

    TestTerminal wrong = new TestTerminal();
    assertThat(shell.run(wrong, "evaluate tiny-gpt2-books loss:shots")).isEqualTo(Exit.USAGE);
    assertThat(shell.run(wrong, "evaluate tiny-gpt2-books loss:a=1:a=2")).isEqualTo(Exit.USAGE);
    assertThat(wrong.errText())
        .isEqualTo(
            """
            evaluation 'loss:shots': cannot read 'shots', expected key=value
            evaluation 'loss:a=1:a=2': 'a=2' is there twice
            """);
    assertThat(services.jobs).hasSize(1);
  }

  @Test
  void whatItWouldTakeIsToldWithoutDoingIt() {
    services.estimate.complete(new JobEstimate(-1, -1, 20, 180, 0, 5, -1, 7));
    assertThat(shell.run(terminal, "evaluate tiny-gpt2-books loss --dry-run")).isEqualTo(Exit.OK);
    assertThat(terminal.outText())
        .isEqualTo(
            """
            passes   - (only the evaluation knows)
            time     20 s to 3 min
            """);
    TestTerminal json = new TestTerminal();
    shell.run(json, "evaluate tiny-gpt2-books loss --dry-run --json");
    assertThat(json.outText()).contains("\"passes\":null", "\"memory_bytes\":null");
    assertThat(services.jobs).isEmpty();
  }

  @Test
  void aFinishedEvaluationIsFollowedToItsResult() {
    shell.run(terminal, "evaluate tiny-gpt2-books loss --queue");
    assertThat(terminal.outText()).isEqualTo("job 1\n");
    assertThat(shell.run(terminal, "follow 1")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).contains("3.5000");
    assertThat(shell.run(terminal, "job 1 --json")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).contains("\"evaluation\":\"loss\"");
  }

  @Test
  void whatCannotWorkIsRefusedAtOnce() {
    assertThat(shell.run(terminal, "evaluate position loss")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .contains("loss needs a model's generation, but position offers states, control");
    assertThat(shell.run(terminal, "evaluate position lost")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText()).contains("'evaluations' lists them");
  }

  @Test
  void evaluationsAreListed() {
    assertThat(shell.run(terminal, "evaluations")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).contains("loss", "a loss");
    assertThat(shell.run(terminal, "evaluations --json")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).contains("\"needs\"", "generation");
  }
}
