package wernicke.shell.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.console.Exit;
import wernicke.api.console.Usage;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

class ManualTest {
  @TempDir private Path folder;
  private final Shell shell = new Shell(Plugins.catalog());

  private String manual() {
    TestTerminal terminal = new TestTerminal();
    assertThat(shell.run(terminal, "manual")).isEqualTo(Exit.OK);
    return terminal.outText();
  }

  @Test
  void everyVerbHasASectionWithItsOptionsAndAnExample() {
    String page = manual();

    assertThat(page).startsWith(".TH WERNICKE 1 \"\" \"wernicke 1.2.3\"\n");
    for (String name : shell.verbs.known().names()) {
      assertThat(page).contains("\n.SS " + name + "\n");
    }
    assertThat(page)
        .contains(".TP\n.B \\-\\-limit <number>\nonly so many presentations\n")
        .contains("wernicke score tiny\\-gpt2\\-books Demo\\-ridge\n");
    assertThat(shell.verbs.known().usages()).allMatch(usage -> !usage.examples().isEmpty());
  }

  @Test
  void whatRoffWouldTakeForARequestIsText() {
    Usage odd = Usage.of("odd", "'quoted' \"twice\" a\\b").parameter("x", ".dot first");
    assertThat(new ManualPage("1").of(List.of(odd)))
        .contains("\n\\&\\(aqquoted\\(aq \\(dqtwice\\(dq a\\eb\n", "\n\\&.dot first\n");
  }

  @Test
  void groffHasNothingToComplainOf() throws Exception {
    assumeThat(Path.of("/usr/bin/groff")).exists();
    Path page = Files.writeString(folder.resolve("page.roff"), manual());
    Process process =
        new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", page.toString())
            .redirectErrorStream(true)
            .start();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(shown)
        .doesNotContain("page.roff:", "warning")
        .contains("wrong usage or an unknown id");
  }
}
