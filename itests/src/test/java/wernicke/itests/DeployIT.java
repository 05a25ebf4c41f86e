package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars in the drop folder that would hurt the platform, or that cannot be served. */
class DeployIT {
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

  @Test
  void noPartOfThePlatformCanBeReplacedOrTakenAway() throws Exception {
    int dropped = 0;
    try (Stream<Path> bundles = Files.list(Places.APP.resolve("bundles"))) {
      for (Path bundle : bundles.sorted().toList()) {
        Files.copy(bundle, home.resolve("deploy/my-" + bundle.getFileName()));
        dropped++;
      }
    }
    awaitRefused(dropped);
    assertThat(service.run("doctor").out().lines())
        .filteredOn(line -> line.contains("my-"))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("!") && line.contains("a part of Wernicke"));
    PluginJar.empty(home.resolve("deploy"));
    awaitContent();
    service.run("score", "word-length", "Demo-ridge", "--no-controls", "--json").ok();
  }

  @Test
  void whatCannotBeServedIsListedUntilItIsTakenOut() throws Exception {
    Path deploy = home.resolve("deploy");
    Files.writeString(deploy.resolve("garbage.jar"), "PK garbage");
    Files.writeString(deploy.resolve("notes.txt"), "no jar");
    Files.createDirectory(deploy.resolve("folder.jar"));
    awaitDoctor("garbage.jar");
    assertThat(service.run("doctor").out())
        .contains("no readable jar", "does not end with .jar", "no regular file");
    PluginJar.empty(deploy);
    awaitContent();
  }

  // ---- helpers ----

  /** Some are named, the others counted. */
  private void awaitRefused(int dropped) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    String out = service.run("doctor").out();
    while (refused(out) < dropped) {
      assertThat(System.nanoTime()).as(out).isLessThan(end);
      Thread.sleep(100);
      out = service.run("doctor").out();
    }
    assertThat(refused(out)).isEqualTo(dropped);
  }

  private static long refused(String doctor) {
    Matcher more = Pattern.compile("(\\d+) more are not served").matcher(doctor);
    long counted = more.find() ? Long.parseLong(more.group(1)) : 0;
    return counted + doctor.lines().filter(line -> line.contains("my-")).count();
  }

  private void awaitDoctor(String text) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!service.run("doctor").out().contains(text)) {
      assertThat(System.nanoTime()).as(text).isLessThan(end);
      Thread.sleep(100);
    }
  }

  private void awaitContent() throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    Outcome doctor = service.run("doctor");
    while (doctor.status() != 0) {
      assertThat(System.nanoTime()).as(doctor.out()).isLessThan(end);
      Thread.sleep(100);
      doctor = service.run("doctor");
    }
  }
}
