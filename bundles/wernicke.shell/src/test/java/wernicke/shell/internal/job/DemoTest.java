package wernicke.shell.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wernicke.api.console.Exit;
import wernicke.api.job.AlignmentSpec;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.Scores;
import wernicke.testing.console.TestTerminal;

@Timeout(60)
class DemoTest {
  private static final Map<String, String> EXPECTED =
      Map.of(
          "expected.raw.low", "0.24",
          "expected.raw.high", "0.26",
          "expected.layer", "h.1");

  private final FakeServices services = Plugins.catalog();
  private final Shell shell = new Shell(services);
  private final TestTerminal terminal = new TestTerminal();

  private void scoring(double raw) {
    services.scorer =
        (s, job) -> s.done(job, Scores.noted(Scores.neural(job.id(), job.spec(), raw), EXPECTED));
  }

  @Test
  void rightAnswerSucceedsAndIsDrawn() {
    scoring(0.25);

    assertThat(shell.run(terminal, "demo")).isEqualTo(Exit.OK);

    assertThat(services.submitted.get(0))
        .isEqualTo(AlignmentSpec.of("tiny-gpt2-books", "Demo-ridge").withControls());
    assertThat(services.figures.drawn.get(0)).hasSize(3);
    Path folder = services.home.resolve("figures");
    assertThat(terminal.outText())
        .contains(
            """
            closed form   found  expected
            raw          0.2500  [0.2400, 0.2600]  as it should be
            best layer      h.1  h.1               as it should be
            """)
        .endsWith(
            "figure         "
                + folder.resolve("tiny-gpt2-books_Demo-ridge_layers.svg")
                + "\nfigure         "
                + folder.resolve("tiny-gpt2-books_Demo-ridge_layers.png")
                + "\n");
    assertThat(terminal.errText()).isEmpty();
  }

  @Test
  void wrongAnswerFails() {
    scoring(0.4);

    assertThat(shell.run(terminal, "demo")).isEqualTo(Exit.FAILED);

    assertThat(terminal.outText()).contains("raw          0.4000  [0.2400, 0.2600]  WRONG\n");
    assertThat(terminal.errText()).contains("not where the closed form says");
  }

  @Test
  void figuresGoWhereTheCallerSays() {
    scoring(0.25);

    shell.run(terminal, "demo --out pictures --json");

    assertThat(terminal.outText().lines()).hasSize(1);
    assertThat(
            JsonParser.parseString(terminal.outText()).getAsJsonObject().get("figures").toString())
        .contains(Path.of("/somewhere/pictures/tiny-gpt2-books_Demo-ridge_layers.svg").toString());
  }

  @Test
  void scoreWithoutAClosedFormProvesNothing() {
    assertThat(shell.run(terminal, "demo")).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).startsWith("Demo-ridge carries no closed-form answer");
  }

  @Test
  void withoutTheDataSetNothingIsPretended() {
    services.plugins.removeIf(p -> p.id().equals("Demo"));

    assertThat(shell.run(terminal, "demo")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText()).startsWith("unknown benchmark 'Demo-ridge'");
  }
}
