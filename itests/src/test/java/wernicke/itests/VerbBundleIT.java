package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;

/**
 * Verbs and a health check in a bundle that nobody here knows: dropped in they are used, helped,
 * completed and asked; taken out they are gone.
 */
class VerbBundleIT {
  @TempDir private Path home;
  private Service service;

  @BeforeEach
  void start() throws Exception {
    service = new Service(home, Map.of("wernicke.deploy.poll", "100"));
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  private Path drop(String version) throws Exception {
    try (InputStream in = VerbBundleIT.class.getResourceAsStream("/plugins/Greeter.java")) {
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return PluginJar.build(
          source.replace("VERSION 1", "version " + version), version, home.resolve("deploy"));
    }
  }

  private String out(String... command) throws Exception {
    return service.run(command).ok().out();
  }

  @Test
  void aVerbComesAndGoesWithItsBundle() throws Exception {
    assertThat(service.run("greet", "position").complaint()).startsWith("unknown verb 'greet'");
    assertThat(service.run("models", "greet").complaint())
        .isEqualTo(
            "models: 'greet' is none of bundle, merge, paper, pull, untrained; 'help models'"
                + " explains them");
    Path jar = drop("1.0.0");
    await("greet", "help");

    used();
    helped();
    completed();
    assertThat(gogo("greet")).isTrue();
    assertThat(service.run("doctor").out())
        .containsPattern("! +manners +somebody was not greeted: greet them");

    drop("1.1.0");
    awaitOut("version 1.1.0: warm greetings, x\n", "greet", "x");

    Files.delete(jar);
    awaitTrue("gone", () -> !out("help").contains("greet"));
    assertThat(service.run("greet", "position").status()).isEqualTo(2);
    assertThat(service.run("models", "greet").status()).isEqualTo(2);
    assertThat(out("completion", "words", "--", "")).doesNotContain("greet");
    assertThat(gogo("greet")).isFalse();
    assertThat(gogo("models")).isTrue();
    assertThat(service.run("doctor").out()).doesNotContain("manners");
  }

  private void used() throws Exception {
    assertThat(out("greet", "position")).isEqualTo("version 1.0.0: warm greetings, position\n");
    assertThat(out("GREET", "--tone=cool", "x")).contains("cool greetings, x");
    Outcome all = service.run("models", "greet");
    assertThat(all.status()).isEqualTo(7);
    assertThat(all.out()).isEqualTo("greetings, all\n");
    Outcome rude = service.run("greet", "x", "--tone", "rude");
    assertThat(rude.status()).isEqualTo(1);
    assertThat(rude.complaint()).isEqualTo("that is not done: be warm or cool");
    Outcome wrong = service.run("greet", "x", "--tone", "sour");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.complaint())
        .isEqualTo("greet: --tone is warm or cool; usage: greet <model> [--tone <word>] [--json]");
    assertThat(service.run("greet").complaint()).startsWith("greet: <model> is missing; usage");
    assertThat(out("models")).contains("position"); // the verb of one word is as it was
  }

  private void helped() throws Exception {
    assertThat(out("help")).containsPattern("(?m)^greet +greets a model$").doesNotContain("At All");
    assertThat(out("help", "greet"))
        .startsWith("greet <model> [--tone <word>] [--json]\ngreets a model\n")
        .contains("for example a warm greeting:\n  greet position --tone warm\n");
    assertThat(out("help", "models")).contains("models greet");
    assertThat(out("models", "greet", "--help")).isEqualTo("models greet\ngreets all of them\n");
    assertThat(out("greet", "--version")).isEqualTo(out("version"));
    assertThat(out("manual")).contains("\n.SS greet\n", "\n.SS models greet\n");
  }

  private void completed() throws Exception {
    assertThat(out("completion", "words", "--", "gre")).isEqualTo("greet\tgreets a model\n");
    assertThat(out("completion", "words", "--", "models", "gr"))
        .isEqualTo("greet\tgreets all of them\n");
    assertThat(out("completion", "words", "--", "greet", "pos")).startsWith("position\t");
    assertThat(out("completion", "words", "--", "greet", "--tone", "")).isEqualTo("warm\ncool\n");
    assertThat(out("completion", "words", "--", "greet", "--t")).isEqualTo("--tone\thow\n");
  }

  /** Whether Gogo has a command of ours of that name. */
  private boolean gogo(String function) throws Exception {
    ServiceReference<?>[] found =
        service
            .context()
            .getAllServiceReferences(
                null, "(&(osgi.command.scope=wernicke)(osgi.command.function=" + function + "))");
    return found != null;
  }

  /** The script of bash, run in bash, on the command of this checkout. */
  @Test
  void bashCompletesAVerbAndAModel() throws Exception {
    assumeThat(Path.of("/bin/bash")).exists();
    Path script = Files.writeString(home.resolve("completion.bash"), out("completion", "bash"));
    assertThat(bash(script, " benchm")).containsExactly("benchmarks");
    assertThat(bash(script, " score tiny-g")).containsExactly("tiny-gpt2-books");
    assertThat(bash(script, " models unt")).containsExactly("untrained");
  }

  private List<String> bash(Path script, String typed) throws Exception {
    String line = Places.ROOT.resolve("wernicke") + typed;
    String run =
        "source '%s'; COMP_LINE='%s'; COMP_POINT=%d; _wernicke; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, line, line.length());
    ProcessBuilder builder = new ProcessBuilder("/bin/bash", "--norc", "-c", run);
    builder.environment().put("WERNICKE_HOME", home.toString());
    builder.environment().put("WERNICKE_BUILD", "never");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).start();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    process.getInputStream().transferTo(output);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** It is told at once, and nothing is left in the home. */
  @Test
  void theVersionNeedsNoService() throws Exception {
    Path other = home.resolve("other");
    Outcome version = new Script(other).run("--version");
    assertThat(version.ok().out()).isEqualTo(out("version"));
    assertThat(other).doesNotExist();
  }

  // ---- helpers ----

  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(String text, String... command) throws Exception {
    awaitTrue(text, () -> service.run(command).out().contains(text));
  }

  private void awaitOut(String text, String... command) throws Exception {
    awaitTrue(text, () -> service.run(command).out().equals(text));
  }

  private static void awaitTrue(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited a minute: " + what).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
