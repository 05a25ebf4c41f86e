package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Plugins that come, go, change and break while jobs need them: design.md, "Hot plug, the promise".
 */
class HotPlugIT {
  private static final int CYCLES = 100;

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
  void aJobForAnAbsentModelFinishesAfterItsJarIsDropped() throws Exception {
    CompletableFuture<Outcome> score = score();
    awaitJob("WAITING");
    drop(0, "one", "1.0.0");
    assertThat(weights(score)).isEqualTo("one");
  }

  @Test
  void aBundleUpdatedMidRecordingIsAskedAgainAndWeightsAreNeverMixed() throws Exception {
    drop(60_000, "old", "1.0.0");
    CompletableFuture<Outcome> score = score();
    awaitMessage("recording visitor");
    drop(0, "new", "1.1.0");
    assertThat(weights(score)).isEqualTo("new");
    assertThat(recordings("old")).as("recordings of the old weights").isZero();
    assertThat(recordings("new")).isEqualTo(1);
  }

  @Test
  void aBundleRemovedMidRecordingIsWaitedForAndAskedAgain() throws Exception {
    Path jar = drop(60_000, "one", "1.0.0");
    CompletableFuture<Outcome> score = score();
    awaitMessage("recording visitor");
    Files.delete(jar);
    awaitJob("WAITING");
    drop(0, "one", "1.0.0");
    assertThat(weights(score)).isEqualTo("one");
  }

  @Test
  void aBrokenBundleIsReportedWithTheReasonAndDisturbsNobody() throws Exception {
    Path broken = PluginJar.broken("visitor", home.resolve("deploy"));
    awaitOutput("no.such.pack", "doctor");
    Outcome doctor = service.run("doctor");
    assertThat(doctor.status()).isNotZero();
    assertThat(doctor.out()).contains("visitor", "no.such.pack");
    assertThat(Files.readString(home.resolve("log/wernicke.log"))).contains("no.such.pack");
    service.run("score", "word-length", "Demo-ridge", "--no-controls", "--json").ok();
    Files.delete(broken);
    awaitTrue("doctor is content again", () -> service.run("doctor").status() == 0);
  }

  @Test
  void aRecordingOfHalfAMinuteDoesNotCostItsHandler() throws Exception {
    drop(30_000, "patient", "1.0.0");
    assertThat(weights(score())).isEqualTo("patient");
    service
        .run("score", "visitor", "Demo-linear", "--no-controls", "--json")
        .ok(); // the handlers still answer
    assertThat(Files.readString(home.resolve("log/wernicke.log")))
        .doesNotContainIgnoringCase("denylist")
        .doesNotContainIgnoringCase("blacklist");
  }

  @Test
  void aHundredDeploymentsLeaveNothingBehind() throws Exception {
    Path built =
        PluginJar.build(source(0, "one"), "1.0.0", Files.createDirectory(home.resolve("built")));
    cycle(built); // whatever is created once
    cycle(built);
    int threads = threads().size();
    long handles = handles();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < CYCLES; i++) {
      loaders.add(cycle(built));
    }
    awaitTrue(
        "class loaders are collected",
        () -> alive(loaders) <= 1); // a stack may still hold the last one
    awaitTrue("threads end", () -> threads().size() <= threads);
    awaitTrue("handles are closed", () -> handles() <= handles + 2);
  }

  // ---- helpers ----

  private WeakReference<ClassLoader> cycle(Path built) throws Exception {
    Path jar = PluginJar.drop(built, home.resolve("deploy"));
    awaitModel(true);
    Bundle bundle =
        Arrays.stream(service.context().getBundles())
            .filter(b -> "visitor".equals(b.getSymbolicName()))
            .findFirst()
            .orElseThrow();
    WeakReference<ClassLoader> loader =
        new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    Files.delete(jar);
    awaitModel(false);
    return loader;
  }

  private static long alive(List<WeakReference<ClassLoader>> loaders) {
    System.gc();
    return loaders.stream().filter(l -> l.get() != null).count();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("wernicke-model") || name.contains("visitor"))
        .toList();
  }

  private static long handles() throws Exception {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }

  private Path drop(long millis, String weights, String version) throws Exception {
    return PluginJar.build(source(millis, weights), version, home.resolve("deploy"));
  }

  private static String source(long millis, String weights) throws Exception {
    try (var in = HotPlugIT.class.getResourceAsStream("/plugins/Visitor.java")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("MILLIS = 0", "MILLIS = " + millis)
          .replace("\"one\"", "\"" + weights + "\"");
    }
  }

  private CompletableFuture<Outcome> score() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return service.run(
                "score", "visitor", "Demo-ridge", "--wait", "--no-controls", "--json");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String weights(CompletableFuture<Outcome> score) throws Exception {
    JsonObject json = score.get(120, TimeUnit.SECONDS).ok().json();
    assertThat(json.get("raw").getAsDouble()).isBetween(-1.0, 1.0);
    return json.getAsJsonObject("fingerprints").get("weights").getAsString();
  }

  private long recordings(String weights) throws Exception {
    try (var files = Files.walk(home.resolve("store/recordings"))) {
      return files
          .filter(f -> f.toString().endsWith(".safetensors"))
          .filter(f -> header(f).contains("\"" + weights + "\""))
          .count();
    }
  }

  private static String header(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] length = in.readNBytes(8);
      return new String(
          in.readNBytes((length[0] & 255) | (length[1] & 255) << 8 | (length[2] & 255) << 16),
          StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void awaitModel(boolean there) throws Exception {
    awaitTrue(
        "model there: " + there,
        () -> service.run("models").ok().out().contains("visitor") == there);
  }

  private void awaitOutput(String text, String... command) throws Exception {
    awaitTrue(text, () -> service.run(command).out().contains(text));
  }

  private void awaitJob(String state) throws Exception {
    awaitTrue(
        "job " + state,
        () -> job().filter(j -> j.get("state").getAsString().equals(state)).isPresent());
  }

  private void awaitMessage(String start) throws Exception {
    awaitTrue(
        start,
        () -> job().filter(j -> j.get("message").getAsString().startsWith(start)).isPresent());
  }

  private Optional<JsonObject> job() throws Exception {
    JsonElement jobs = JsonParser.parseString(service.run("jobs", "--json").ok().out());
    return jobs.getAsJsonArray().isEmpty()
        ? Optional.empty()
        : Optional.of(
            jobs.getAsJsonArray().get(jobs.getAsJsonArray().size() - 1).getAsJsonObject());
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
