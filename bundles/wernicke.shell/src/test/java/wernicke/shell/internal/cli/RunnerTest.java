package wernicke.shell.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;
import wernicke.shell.internal.testing.TestTerminal;

class RunnerTest {
  private interface Work {
    int run() throws Exception;
  }

  private final TestTerminal terminal = new TestTerminal();

  private int run(Work work, String... words) {
    Verb verb =
        new Verb() {
          @Override
          public Usage usage() {
            return Usage.of("do", "does it").json();
          }

          @Override
          public int run(Arguments arguments, Terminal t) throws InterruptedException {
            try {
              return work.run();
            } catch (RuntimeException | InterruptedException e) {
              throw e;
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }
        };
    return new Runner(List.of(verb)).run(List.of(words), terminal);
  }

  @Test
  void statusOfTheVerbIsTheExitStatus() {
    assertThat(run(() -> 7, "do")).isEqualTo(7);
    assertThat(terminal.errText()).isEmpty();
  }

  @Test
  void badInputIsOneLineAndOne() {
    int status =
        run(
            () -> {
              throw new PluginException("the file is\n  truncated");
            },
            "do");

    assertThat(status).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText()).isEqualTo("the file is truncated\n");
    assertThat(terminal.outText()).isEmpty();
  }

  @Test
  void wrongUsageIsOneLineAndTwo() {
    int status =
        run(
            () -> {
              throw new UsageException("unknown model 'x'");
            },
            "do");

    assertThat(status).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText()).isEqualTo("unknown model 'x'\n");
  }

  @Test
  void interruptionIs130() {
    assertThat(
            run(
                () -> {
                  throw new InterruptedException("job 3 goes on");
                },
                "do"))
        .isEqualTo(Exit.INTERRUPTED);
    assertThat(
            run(
                () -> {
                  throw new CancellationException();
                },
                "do"))
        .isEqualTo(Exit.INTERRUPTED);
    assertThat(terminal.errText()).isEqualTo("job 3 goes on\ninterrupted\n");
  }

  @Test
  void defectPointsToTheLog() {
    int status =
        run(
            () -> {
              throw new IllegalStateException("oops");
            },
            "do");

    assertThat(status).isEqualTo(Exit.FAILED);
    assertThat(terminal.errText())
        .isEqualTo(
            "unexpected java.lang.IllegalStateException: oops: this is a defect, the log has the"
                + " stack trace (see log/)\n");
  }

  @Test
  void unknownVerbIsSuggested() {
    assertThat(run(() -> 0, "dq")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo("unknown verb 'dq': did you mean do? 'help' lists the verbs\n");
  }

  @Test
  void nothingAtAllIsWrongUsage() {
    assertThat(run(() -> 0)).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText()).isEqualTo("say what to do: 'help' lists the verbs\n");
  }

  @Test
  void everyVerbExplainsItself() {
    assertThat(run(() -> 1, "do", "--help")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).startsWith("do [--json]\ndoes it\n");
  }

  @Test
  void verbsInAnyCapitals() {
    assertThat(run(() -> 7, "DO")).isEqualTo(7);
  }

  @Test
  void whatPeopleTryIsAnsweredInOneLine() {
    for (String word : List.of("exit", "quit", "", " ", "?", "--help", "-h", "--version")) {
      assertThat(run(() -> 7, word)).isEqualTo(Exit.USAGE);
    }
    assertThat(terminal.errText().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("'exit' alone leaves the prompt; 'stop' ends"),
            line -> assertThat(line).startsWith("'quit' alone leaves the prompt; 'stop' ends"),
            line -> assertThat(line).startsWith("say what to do"),
            line -> assertThat(line).startsWith("say what to do"),
            line -> assertThat(line).startsWith("unknown verb 'help'"), // of these verbs
            line -> assertThat(line).startsWith("unknown verb 'help'"),
            line -> assertThat(line).startsWith("unknown verb 'help'"),
            line -> assertThat(line).startsWith("unknown verb 'version'"));
  }
}
