package wernicke.console.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;
import wernicke.testing.console.TestTerminal;

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
    return Runner.of(verb).run(List.of(words), terminal);
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

  private static Verb named(String name, int status) {
    return new Verb() {
      @Override
      public Usage usage() {
        return Usage.of(name, "does it").option("out", "file", "where").json();
      }

      @Override
      public int run(Arguments arguments, Terminal t) {
        return status;
      }
    };
  }

  private int family(String line) {
    return Runner.of(named("data", 3), named("data add", 4), named("bare new", 5))
        .run(List.of(line.split(" ")), terminal);
  }

  @Test
  void verbsOfTwoWordsGoBeforeThoseOfOne() {
    assertThat(family("data")).isEqualTo(3);
    assertThat(family("data add")).isEqualTo(4);
    assertThat(family("DATA ADD")).isEqualTo(4);
    assertThat(family("data --json add")).isEqualTo(4);
    assertThat(family("data --out add add")).isEqualTo(4);
    assertThat(family("data --out add")).isEqualTo(3);
    assertThat(family("bare new")).isEqualTo(5);
    assertThat(terminal.errText()).isEmpty();
  }

  @Test
  void anUnknownSecondWordNamesThoseThereAre() {
    assertThat(family("data ad")).isEqualTo(Exit.USAGE);
    assertThat(family("bare")).isEqualTo(Exit.USAGE);
    assertThat(family("bare old")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .isEqualTo(
            """
            data: 'ad' is none of add; 'help data' explains them
            bare is followed by another word: bare new
            bare: 'old' is none of new; 'help bare' explains them
            """);
  }

  @Test
  void helpIsAskedForBeforeTwoDashes() {
    assertThat(family("data add --help")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).startsWith("data add [--out <file>] [--json]\n");
    assertThat(family("data add -- --help")).isEqualTo(Exit.USAGE);
    assertThat(family("data --version")).isEqualTo(Exit.USAGE); // there is no such verb here
    assertThat(terminal.errText()).contains("unknown verb 'version'");
  }

  @Test
  void aVerbThatIsStillToComeIsWaitedFor() {
    List<Offer> offers = new ArrayList<>();
    Runner runner =
        new Runner(() -> new Known(offers), t -> offers.add(Offer.of(named("late", 6))));
    assertThat(runner.run(List.of("late"), terminal)).isEqualTo(6);
  }
}
