package wernicke.shell.internal.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.console.Exit;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

/** The scripts for the system's shells; bash runs its own. */
class ScriptsTest {
  @TempDir private Path folder;
  private final FakeServices services = Plugins.catalog();
  private final Shell shell = new Shell(services);

  private String out(String... words) {
    TestTerminal terminal = new TestTerminal();
    assertThat(shell.verbs.run(List.of(words), terminal)).isEqualTo(Exit.OK);
    return terminal.outText();
  }

  @Test
  void wordsThatGoOnFromTheLastOneInAnyCapitals() {
    assertThat(out("completion", "words", "--", "score", "TINY"))
        .isEqualTo("tiny-gpt2-books\ta model\n");
    assertThat(out("completion", "words", "--", "sc"))
        .isEqualTo("score\tscores a model on a benchmark, with the controls beside it\n");
    assertThat(out("completion", "words", "--", "score", "--context", ""))
        .isEqualTo("passage\ncorpus\n");
    assertThat(out("completion", "words", "--", "score", "a", "b", "--no-c"))
        .isEqualTo("--no-controls\tdo not score the controls\n");
    assertThat(shell.run(new TestTerminal(), "completion words")).isEqualTo(Exit.USAGE);
  }

  @Test
  void unknownShellsAreRefused() {
    TestTerminal terminal = new TestTerminal();
    assertThat(shell.run(terminal, "completion tcsh")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText()).startsWith("unknown shell 'tcsh': ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void eachShellReadsItsScript(String name) throws Exception {
    assumeThat(Path.of("/usr/bin", name)).exists();
    Path script = script(name);
    Process process = new ProcessBuilder(name, "-n", script.toString()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private Path script(String name) throws IOException {
    return Files.writeString(folder.resolve("script." + name), out("completion", name));
  }

  /** What bash offers on a line, with a command that answers as the service does. */
  private List<String> bash(String line, String... answer) throws Exception {
    Path command = folder.resolve("wernicke");
    Path lines = Files.writeString(folder.resolve("answer"), String.join("", answer));
    Files.writeString(
        command, "#!/bin/sh\necho \"$@\" > '%s/asked'\ncat '%s'\n".formatted(folder, lines));
    assertThat(command.toFile().setExecutable(true)).isTrue();
    String whole = command + line;
    String run =
        "source '%s'; COMP_LINE='%s'; COMP_POINT=%d; _wernicke; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script("bash"), whole, whole.length());
    Process process =
        new ProcessBuilder("bash", "--norc", "-c", run).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  @Test
  void bashAsksWithItsWords() throws Exception {
    assumeThat(Path.of("/usr/bin/bash")).exists();
    assertThat(bash(" sc", out("completion", "words", "--", "sc"))).containsExactly("score");
    assertThat(folder.resolve("asked")).hasContent("completion words -- sc");
    assertThat(bash(" score ", out("completion", "words", "--", "score", "")))
        .containsExactly("gpt3-davinci", "position", "tiny-gpt2-books", "word-length");
    assertThat(bash(" score a b --cv contiguous:5", "contiguous:5:gap=5\n"))
        .as("after a colon bash begins another word")
        .containsExactly("5:gap=5");
  }
}
