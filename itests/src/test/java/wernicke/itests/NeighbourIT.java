package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bundle from outside with one of each kind of plugin is dropped into a running service, used,
 * and taken out: compiled just now, and as it was compiled against the {@code api} of 0.2.0, which
 * has to work in every later version of the same major number.
 */
class NeighbourIT {
  private static final String SOURCE = "/plugins/Neighbour.java";
  private static final String RELEASED = "/releases/neighbour-0.2.0.jar";

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
  void compiledToday() throws Exception {
    try (InputStream source = NeighbourIT.class.getResourceAsStream(SOURCE)) {
      String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
      used(PluginJar.build(text, "1.0.0", home.resolve("deploy")));
    }
  }

  @Test
  void compiledAgainstTheRelease() throws Exception {
    Path jar = home.resolve("deploy/neighbour.jar");
    try (InputStream released = NeighbourIT.class.getResourceAsStream(RELEASED)) {
      Files.copy(released, jar);
    }
    used(jar);
  }

  private void used(Path jar) throws Exception {
    await("metrics", "agreement", true);
    await("help", "greet", true);
    assertThat(service.run("greet", "ann", "--loud").ok().out()).isEqualTo("HELLO ANN\n");
    assertThat(service.run("help", "greet").ok().out())
        .contains("says hello over the fence", "--loud", "greet ann --loud");
    assertThat(service.run("greet").err()).contains("<whom> is missing");
    assertThat(service.run("doctor").ok().out()).contains("the fence stands");
    assertThat(service.run("models").ok().out()).contains("neighbour-model");
    assertThat(service.run("evaluations").ok().out()).contains("parameters");
    assertThat(
            service
                .run("score", "neighbour-model", "Neighbours-agreement", "--no-controls", "--json")
                .ok()
                .json()
                .get("raw")
                .getAsDouble())
        .isEqualTo(0.5);
    assertThat(service.run("evaluate", "neighbour-model", "parameters").ok().out())
        .contains("parameters", "7");

    Files.delete(jar);
    await("metrics", "agreement", false);
    await("help", "greet", false);
    await("doctor", "the fence stands", false);
    await("evaluations", "parameters", false);
    assertThat(service.run("greet", "ann").status()).isEqualTo(2);
  }

  private void await(String verb, String text, boolean there) throws Exception {
    long end = System.nanoTime() + 30_000_000_000L;
    while (service.run(verb).out().contains(text) != there) {
      assertThat(System.nanoTime()).as("%s tells of %s: %s", verb, text, there).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
