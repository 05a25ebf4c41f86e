package wernicke.shell.internal.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wernicke.api.console.Terminal;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.TestTerminal;

class InterpreterTest {
  private final TestTerminal terminal = new TestTerminal();
  private final Shell shell = new Shell(new FakeServices());
  private final List<String> gogo = new ArrayList<>();
  private Exception broken;

  private final Interpreter interpreter =
      new Interpreter(
          new Interpreter.Verbs() {
            @Override
            public Set<String> names() {
              return Set.of("version", "help", "models");
            }

            @Override
            public void run(List<String> words, Terminal to) {
              shell.verbs.run(words, to);
            }
          },
          new Interpreter.Gogo() {
            @Override
            public boolean knows(String command) {
              return command.equals("lb");
            }

            @Override
            public void run(String line) throws Exception {
              gogo.add(line);
              if (broken != null) {
                throw broken;
              }
            }
          });

  private boolean run(String line) {
    return interpreter.run(line, Arrays.asList(line.split(" ", -1)), terminal);
  }

  @Test
  void exitAndQuitLeaveAndAnEmptyLineDoesNot() {
    assertThat(run("exit")).isFalse();
    assertThat(run("quit")).isFalse();
    assertThat(run("")).isTrue();
    assertThat(run("   ")).isTrue();
    assertThat(run("exit now")).as("no such verb").isTrue();
    assertThat(terminal.errText()).startsWith("'exit' alone leaves the prompt");
  }

  @Test
  void aQuestionMarkIsHelp() {
    run("?");
    run("? version");
    assertThat(terminal.outText()).contains("models", "prints the versions of Wernicke and Java");
  }

  @Test
  void aMistypedVerbIsOneLineWithTheNearest() {
    run("modles");
    assertThat(terminal.errText())
        .isEqualTo("unknown verb 'modles': did you mean models? 'help' lists the verbs\n");
  }

  @Test
  void wordsOfAVerbMeanNothingToGogo() {
    run("version [1 2] $x ; )");
    assertThat(gogo).isEmpty();
    assertThat(terminal.errText()).startsWith("version: '[1' is one word too many");
  }

  @Test
  void pipesAndItsOwnCommandsAreGogos() {
    run("models | grep gpt");
    run("lb");
    run("score \"a | b\"");
    assertThat(gogo).containsExactly("models | grep gpt", "lb");
  }

  @Test
  void whatGogoCannotRunIsOneLine() {
    broken = new IllegalStateException("unexpected token\nat 1.7");
    assertThat(run("models |")).isTrue();
    assertThat(terminal.errText()).isEqualTo("this line cannot be run: unexpected token at 1.7\n");
  }
}
