package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments of running jobs; nothing finished is lost or computed again,
 * and scores come out identical.
 */
class KillIT {
  private static final int KILLS = 20;
  private static final int LONGEST_MILLIS = 2500;
  private static final long SEED = 20231201;

  private final Random random = new Random(SEED);

  @Test
  void twentyKillsChangeNothing(@TempDir Path folder) throws Exception {
    Path home = Files.createDirectory(folder.resolve("killed"));
    Script killed = new Script(home);
    Map<Path, FileTime> recorded = new HashMap<>();
    int running = 0;
    for (int i = 0; i < KILLS; i++) {
      Process service = serve(killed, folder);
      if (unfinished(killed) == 0) {
        killed.start(
            folder.resolve("o" + i),
            folder.resolve("e" + i),
            command(i)); // a new job if the last one got done
        awaitUnfinished(killed);
      }
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
      running += unfinished(killed) > 0 ? 1 : 0;
      service.destroyForcibly().waitFor();
      recorded.putAll(check(home, recorded));
    }
    assertThat(running).as("kills that hit a running job").isGreaterThan(KILLS / 2);
    Process service = serve(killed, folder);
    awaitIdle(killed);
    check(home, recorded);
    Map<String, JsonObject> scores = scores(killed);
    killed.run("stop").ok();
    service.waitFor();
    compareWithUndisturbed(
        new Script(Files.createDirectory(folder.resolve("undisturbed"))), scores);
  }

  /** Jobs that differ in their folds, so that each has something to do. */
  private static String[] command(int i) {
    String model = i % 3 == 2 ? "oasm-2" : "tiny-gpt2-books";
    return new String[] {"score", model, "Demo-ridge", "--cv", cv(i), "--no-controls", "--json"};
  }

  private static String cv(int i) {
    return "contiguous:5:gap=" + (i + 1);
  }

  private static void compareWithUndisturbed(Script undisturbed, Map<String, JsonObject> scores)
      throws Exception {
    assertThat(scores).isNotEmpty();
    for (JsonObject score : scores.values()) {
      JsonObject again =
          undisturbed
              .run(
                  "score",
                  score.get("model").getAsString(),
                  "Demo-ridge",
                  "--cv",
                  score.get("cv").getAsString(),
                  "--no-controls",
                  "--json")
              .ok()
              .json();
      for (String key :
          new String[] {
            "raw", "ceiling", "nested", "error", "layers", "subjects", "fingerprints"
          }) {
        assertThat(again.get(key)).as(key + " of " + score.get("cv")).isEqualTo(score.get(key));
      }
    }
  }

  /** A finished recording stays the very same file. */
  private static Map<Path, FileTime> check(Path home, Map<Path, FileTime> before)
      throws IOException {
    Map<Path, FileTime> now = new HashMap<>();
    Path recordings = home.resolve("store/recordings");
    if (Files.isDirectory(recordings)) {
      try (var files = Files.walk(recordings)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".safetensors")).toList()) {
          now.put(file, Files.getLastModifiedTime(file));
        }
      }
    }
    before.forEach((file, time) -> assertThat(now).containsEntry(file, time));
    return now;
  }

  private static Process serve(Script script, Path folder) throws Exception {
    Process service = script.start(folder.resolve("service.out"), folder.resolve("service.err"));
    Path socket = script.home().resolve("wernicke.sock");
    long end = System.nanoTime() + 60_000_000_000L;
    while (!answers(script)) {
      assertThat(service.isAlive())
          .as("service alive; %s", Files.readString(folder.resolve("service.err")))
          .isTrue();
      assertThat(System.nanoTime()).as("no answer on " + socket).isLessThan(end);
      Thread.sleep(50);
    }
    return service;
  }

  /** Asks only when there is a socket: without one the command would start a service of its own. */
  private static boolean answers(Script script) throws Exception {
    return Files.exists(script.home().resolve("wernicke.sock"))
        && script.run("version").status() == 0;
  }

  private static long unfinished(Script script) throws Exception {
    long count = 0;
    for (JsonElement job : jobs(script)) {
      count +=
          job.getAsJsonObject().get("state").getAsString().matches("QUEUED|RUNNING|WAITING")
              ? 1
              : 0;
    }
    return count;
  }

  private static JsonArray jobs(Script script) throws Exception {
    return JsonParser.parseString(script.run("jobs", "--json").ok().out()).getAsJsonArray();
  }

  private static void awaitUnfinished(Script script) throws Exception {
    long end = System.nanoTime() + 30_000_000_000L;
    while (unfinished(script) == 0 && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }

  private static void awaitIdle(Script script) throws Exception {
    long end = System.nanoTime() + 180_000_000_000L;
    while (unfinished(script) > 0) {
      assertThat(System.nanoTime())
          .as("jobs do not finish: " + script.run("jobs").out())
          .isLessThan(end);
      Thread.sleep(200);
    }
    for (JsonElement job : jobs(script)) {
      assertThat(job.getAsJsonObject().get("state").getAsString())
          .as(job.toString())
          .isEqualTo("DONE");
    }
  }

  private static Map<String, JsonObject> scores(Script script) throws Exception {
    Map<String, JsonObject> scores = new TreeMap<>();
    for (JsonElement element :
        JsonParser.parseString(script.run("results", "--json").ok().out()).getAsJsonArray()) {
      JsonObject score = element.getAsJsonObject();
      scores.put(score.get("model") + " " + score.get("cv"), score);
    }
    return scores;
  }
}
