package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugins that block, hang and lie, models that are never quite there, and configurations that
 * arrive in the middle: nobody else is disturbed, and nobody waits for nobody.
 */
class GuestsIT {
  private static final int TIMES = 100;

  @TempDir private Path home;
  private Service service;

  @BeforeEach
  void start() throws Exception {
    configure("{\"introductionSeconds\": 1, \"comparisonSilenceSeconds\": 3}");
    service = new Service(home, Map.of("wernicke.deploy.poll", "100"));
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  private void configure(String json) throws Exception {
    Path etc = Files.createDirectories(home.resolve("etc"));
    Files.writeString(etc.resolve("wernicke.endpoints.json"), json);
  }

  private Path drop(String plugin, String from, String to) throws Exception {
    try (var in = GuestsIT.class.getResourceAsStream("/plugins/" + plugin + ".java")) {
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(from, to);
      return PluginJar.build(source, "1.0.0", home.resolve("deploy"));
    }
  }

  private Outcome score(String metric) throws Exception {
    return service.run("score", "word-length", "Demo-" + metric, "--no-controls", "--json");
  }

  /** It comes back every 50 ms, and is away for 5 ms. */
  @Test
  void aModelThatHasJustArrivedAnswersEveryRequest() throws Exception {
    drop("Flicker", "", "");
    for (int i = 0; i < TIMES; i++) {
      assertThat(service.run("generate", "flicker", "text").ok().out()).isEqualTo("seen\n");
    }
  }

  @Test
  void aConstructorThatBlocksIsNamedAndStopsNobody() throws Exception {
    Path jar = drop("Rogue", "CONSTRUCTOR_BLOCKS = false", "CONSTRUCTOR_BLOCKS = true");
    await("metric 'rogue' of rogue has not said what it is", "doctor");
    drop("Visitor", "", "");
    await("visitor", "models");
    score("ridge").ok();
    Files.delete(jar);
    awaitTrue("doctor is content", () -> !service.run("doctor").out().contains("rogue"));
  }

  /** What lies in etc/ at start holds from the start: three seconds are enough. */
  @Test
  void aMetricThatHangsFailsItsJobAndTheOthersGoOn() throws Exception {
    drop("Rogue", "COMPARISON_BLOCKS = false", "COMPARISON_BLOCKS = true");
    await("rogue", "metrics");
    Outcome failed = score("rogue");
    assertThat(failed.status()).isNotZero();
    assertThat(failed.err()) // it may tell first what the job needs: three seconds are long
        .contains("metric 'rogue' gave no sign of life for 3 s and was given up")
        .contains("comparisonSilenceSeconds in etc/wernicke.endpoints.json");
    score("ridge").ok();
    await("metric 'rogue' was given up 1 times and is still busy", "doctor");
  }

  @Test
  void infinityIsNoScoreAndNothingAtAllIsNone() throws Exception {
    Path jar = drop("Rogue", "VALUE = 0", "VALUE = Float.POSITIVE_INFINITY");
    await("rogue", "metrics");
    assertThat(score("rogue").complaint())
        .contains("metric 'rogue' returned an infinite value for split 0, neuroid 0");
    Files.delete(jar);
    awaitTrue("gone", () -> !service.run("metrics").out().contains("rogue"));
    drop("Rogue", "VALUE = 0", "VALUE = Float.NaN");
    await("rogue", "metrics");
    assertThat(score("rogue").complaint())
        .contains("metric 'rogue' has no value for any neuroid of any layer of word-length");
    assertThat(service.run("results").out()).doesNotContain("rogue");
  }

  @Test
  void aConfigurationThatArrivesInterruptsNoClient() throws Exception {
    drop("Visitor", "MILLIS = 0", "MILLIS = 6000");
    await("visitor", "models");
    CompletableFuture<Outcome> score =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return service.run("score", "visitor", "Demo-ridge", "--no-controls", "--json");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    await("recording visitor", "jobs", "--json");
    configure("{\"introductionSeconds\": 1, \"comparisonSilenceSeconds\": 500, \"recordings\": 2}");
    Files.writeString(home.resolve("etc/wernicke.scorer.json"), "{\"jobs\": 1}");
    await("etc/wernicke.scorer.json is in use", "doctor");
    configure("{\"recordings\": \"many\"}");
    await("'recordings' cannot be \"many\", it is a whole number of at least 1", "doctor");
    assertThat(score.get(120, TimeUnit.SECONDS).ok().json().get("raw").getAsDouble())
        .isBetween(-1.0, 1.0);
  }

  // ---- helpers ----

  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(String text, String... command) throws Exception {
    awaitTrue(text, () -> service.run(command).out().contains(text));
  }

  private static void awaitTrue(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + 120_000_000_000L;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited two minutes: " + what).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
