package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that travels as a bundle. */
class CheckpointBundleIT {
  private static final Path BOOKS = Places.APP.resolve("models/tiny-gpt2-books");
  private static final String BUNDLE = "wernicke.checkpoint.visitor";

  @TempDir private Path home;
  private Path visitor;
  private Service service;

  /** The same weights under another name, outside {@code models/}. */
  @BeforeEach
  void start() throws Exception {
    visitor = Files.createDirectories(home.resolve("outside/visitor"));
    try (Stream<Path> files = Files.list(BOOKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, visitor.resolve(file.getFileName()));
      }
    }
    service = new Service(home, Map.of("wernicke.deploy.poll", "100"));
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  @Test
  void droppedBundleIsAModelThatScoresLikeItsFolder() throws Exception {
    Path jar = home.resolve("visitor.jar");
    service.run("models", "bundle", visitor.toString(), "--out", jar.toString()).ok();
    Path dropped = PluginJar.drop(jar, home.resolve("deploy"));
    assertThat(awaitModel(true).orElseThrow().get("bundle").getAsString()).isEqualTo(BUNDLE);
    JsonObject bundled = score("visitor");
    assertThat(bundled.get("raw")).isEqualTo(score("tiny-gpt2-books").get("raw"));
    Files.delete(dropped);
    awaitModel(false);
    awaitTrue("its files are removed", () -> unpacked().isEmpty());
  }

  @Test
  void bundleByReferenceUsesTheFolder() throws Exception {
    Path jar = home.resolve("visitor.jar");
    service
        .run("models", "bundle", visitor.toString(), "--reference", "--out", jar.toString())
        .ok();
    assertThat(Files.size(jar)).isLessThan(5000);
    PluginJar.drop(jar, home.resolve("deploy"));
    assertThat(awaitModel(true).orElseThrow().get("bundle").getAsString()).isEqualTo(BUNDLE);
    assertThat(score("visitor").get("raw")).isEqualTo(score("tiny-gpt2-books").get("raw"));
    assertThat(unpacked()).isEmpty();
  }

  @Test
  void otherWeightsThanTheBundlesAreRefusedWithTheReason() throws Exception {
    Path jar = home.resolve("visitor.jar");
    service
        .run("models", "bundle", visitor.toString(), "--reference", "--out", jar.toString())
        .ok();
    Path weights = visitor.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    PluginJar.drop(jar, home.resolve("deploy"));
    assertThat(awaitModel(true).orElseThrow().get("description").getAsString())
        .startsWith("cannot be used: visitor: the fingerprint of its weights is ");
    Outcome outcome = service.run("score", "visitor", "Demo-linear", "--no-controls", "--json");
    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.err()).contains("the fingerprint of its weights is ");
  }

  // ---- helpers ----

  private JsonObject score(String model) throws Exception {
    return service.run("score", model, "Demo-linear", "--no-controls", "--json").ok().json();
  }

  private Optional<JsonObject> model() throws Exception {
    String json = service.run("models", "--json").ok().out();
    return StreamSupport.stream(JsonParser.parseString(json).getAsJsonArray().spliterator(), false)
        .map(e -> e.getAsJsonObject())
        .filter(m -> m.get("id").getAsString().equals("visitor"))
        .findFirst();
  }

  private Optional<JsonObject> awaitModel(boolean there) throws Exception {
    awaitTrue("model there: " + there, () -> model().isPresent() == there);
    return model();
  }

  private List<Path> unpacked() throws Exception {
    Path cache = home.resolve("cache/checkpoints");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(f -> f.toString().endsWith(".safetensors")).toList();
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void awaitTrue(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited a minute: " + what).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
