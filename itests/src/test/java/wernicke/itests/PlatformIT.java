package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a service, by the script. */
class PlatformIT {
  private static final String LINGER = "-Dwernicke.linger=600";

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void home() {
    home = folder.resolve("home");
  }

  @Test
  void aServiceStartedForOneCommandServesTheNextAndOutlivesTheFirst() throws Exception {
    Script script = new Script(home, LINGER);
    Process first =
        script.start(
            folder.resolve("out"),
            folder.resolve("err"),
            "score",
            "absent",
            "Demo-ridge",
            "--wait");
    awaitJobs(script);
    long service = pid();
    first.destroy();
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(script.run("models").ok().out()).contains("word-length");
    assertThat(pid()).isEqualTo(service);
    assertThat(script.run("stop").ok().out())
        .contains("these jobs go on at the next start: waiting 1")
        .contains("stopped");
    awaitEnd(service);
    assertThat(script.run("stop").ok().out()).isEqualTo("no service runs on " + home + "\n");
  }

  @Test
  void withoutAnybodyItEnds() throws Exception {
    Script script = new Script(home);
    script.run("version").ok();

    awaitEnd(pid());
    assertThat(Files.readString(home.resolve("log/wernicke.log")))
        .contains(" starts: Java ", "ready after ", "stops: no command for 0 s", "stopped");
  }

  /** The option is for services that commands start. */
  @Test
  void whatAPersonStartedStaysUntilItIsStopped() throws Exception {
    Script script = new Script(home);
    Process service = script.start(folder.resolve("out"), folder.resolve("err"));
    awaitAnswer(script, service);
    Thread.sleep(2000); // ten looks
    assertThat(service.isAlive()).isTrue();
    assertThat(Files.readString(home.resolve("log/wernicke.log")))
        .doesNotContain("stops:", "is no level");
    script.run("stop").ok();
    assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopStartsNothing() throws Exception {
    assertThat(new Script(home).run("stop").ok().out()).startsWith("no service runs on ");
    assertThat(home).doesNotExist();
  }

  @Test
  void aHomeInUseByAProcessThatDoesNotAnswerIsSaid() throws Exception {
    Files.createDirectory(home);
    try (FileChannel channel =
            FileChannel.open(
                home.resolve("wernicke.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(new Script(home).run("version").complaint())
          .contains("the home " + home + " is in use by a process that does not answer: end it");
    }
  }

  @Test
  void aServiceThatCannotStartSaysWhyAndEnds() throws Exception {
    Files.createDirectories(home.resolve("store"));
    Files.write(home.resolve("store/wernicke.db"), new byte[10_000]);
    Script script = new Script(home);

    Outcome command = script.run("models");
    assertThat(command.status()).isNotZero();
    assertThat(command.err()).contains("cannot serve", "wernicke.db is damaged");
    awaitEnd(pid());
    Outcome service = script.run();
    assertThat(service.status()).isNotZero();
    assertThat(service.err()).contains("cannot serve", "wernicke.db is damaged");
  }

  @Test
  void theHomeIsTheUsersAlone() throws Exception {
    new Script(home).run("score", "word-length", "Demo-ridge", "--no-controls").ok();

    assertThat(rights(home)).isEqualTo("rwx------");
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.toList()) {
        assertThat(rights(path)).as(path.toString()).endsWith("------");
      }
    }
  }

  // ---- helpers ----

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private void awaitJobs(Script script) throws Exception {
    long end = System.nanoTime() + 120_000_000_000L;
    while (JsonParser.parseString(script.run("jobs", "--json").ok().out())
        .getAsJsonArray()
        .isEmpty()) {
      assertThat(System.nanoTime()).as("no job").isLessThan(end);
      Thread.sleep(100);
    }
  }

  private void awaitAnswer(Script script, Process service) throws Exception {
    long end = System.nanoTime() + 120_000_000_000L;
    while (!Files.exists(home.resolve("wernicke.sock")) || script.run("version").status() != 0) {
      assertThat(service.isAlive() && System.nanoTime() < end).as("the service answers").isTrue();
      Thread.sleep(50);
    }
  }

  private long pid() throws IOException {
    Properties state = new Properties();
    try (Reader in = Files.newBufferedReader(home.resolve("wernicke.state"))) {
      state.load(in);
    }
    return Long.parseLong(state.getProperty("pid"));
  }

  /** Fails unless the process ends by itself. */
  private static void awaitEnd(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }
}
