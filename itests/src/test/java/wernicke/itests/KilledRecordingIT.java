package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of one recording of many passes, again and again: each time it goes
 * on where it was, and the file is the same to the byte as that of a service nobody disturbed.
 */
class KilledRecordingIT {
  private static final int WORDS = 1200;
  private static final int KILLS = 3;
  private static final Pattern GOES_ON =
      Pattern.compile("goes on: (\\d+) of (\\d+) passes are kept from before");
  private static final String[] SCORE = {
    "score", "tiny-gpt2-books", "long-ridge", "--no-controls", "--json"
  };
  private static final String[] QUEUE = {
    "score", "tiny-gpt2-books", "long-ridge", "--no-controls", "--queue"
  };

  private static Script home(Path folder) throws Exception {
    Path data = Files.createDirectories(folder.resolve("data/long"));
    StringBuilder table = new StringBuilder("word,story,length\n");
    for (int i = 0; i < WORDS; i++) {
      String word = "the old man and the sea were calm that day".split(" ", -1)[i * 7 % 10];
      table.append(String.format(Locale.ROOT, "%s,one,%.2f%n", word, word.length() + i % 3 / 10.0));
    }
    Files.writeString(data.resolve("t.csv"), table);
    Files.writeString(
        data.resolve("dataset.json"),
        """
        {"layout": "table", "file": "t.csv",
         "columns": {"text": "word", "context": "story", "responses": ["length"]},
         "benchmarks": [{"metric": "ridge", "cv": "contiguous:5"}]}
        """);
    return new Script(folder);
  }

  @Test
  void goesOnWhereItWas(@TempDir Path folder) throws Exception {
    Script killed = home(folder.resolve("killed"));
    Process service = start(killed, folder);
    awaitAnswer(killed, service, folder);
    killed.run(QUEUE).ok();
    long kept = 0;
    for (int i = 0; i < KILLS; i++) {
      kept = awaitMore(killed, kept);
      service.destroyForcibly().waitFor();
      Files.delete(killed.home().resolve("wernicke.sock")); // nobody answers there any more
      service = start(killed, folder);
    }
    awaitAnswer(killed, service, folder);
    JsonObject score = killed.run("follow", "1", "--json").ok().json();
    assertThat(drafts(killed)).isEmpty();
    killed.run("stop").ok();
    service.waitFor();
    assertNothingTwice(killed);

    Script undisturbed = home(folder.resolve("undisturbed"));
    assertThat(undisturbed.run(SCORE).ok().json().get("raw")).isEqualTo(score.get("raw"));
    Path file = recording(undisturbed);
    Path same = killed.home().resolve(undisturbed.home().relativize(file));
    assertThat(same).hasSameBinaryContentAs(file);
  }

  /** Each service found what the ones before had made, and more each time. */
  private static void assertNothingTwice(Script script) throws Exception {
    List<Integer> kept = new ArrayList<>();
    try (var lines = Files.lines(script.home().resolve("log/wernicke.log"))) {
      for (String line : lines.toList()) {
        Matcher goesOn = GOES_ON.matcher(line);
        if (goesOn.find()) {
          kept.add(Integer.valueOf(goesOn.group(1)));
          assertThat(Integer.parseInt(goesOn.group(2))).isGreaterThan(WORDS / 2);
        }
      }
    }
    assertThat(kept).hasSize(KILLS).isSorted().doesNotHaveDuplicates();
    assertThat(kept.get(0)).isPositive();
  }

  private static List<JsonObject> drafts(Script script) throws Exception {
    String all = script.run("recordings", "--json").ok().out();
    return JsonParser.parseString(all).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(r -> !r.get("complete").getAsBoolean())
        .toList();
  }

  private static long bytes(Script script) throws Exception {
    try (var files = Files.walk(script.home().resolve("store/recordings"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".draft")).toList()) {
        return Files.size(file);
      }
    }
    return 0;
  }

  /** Waits until some passes more are kept than before. */
  private static long awaitMore(Script script, long before) throws Exception {
    long end = System.nanoTime() + 180_000_000_000L;
    while (bytes(script) < before + 200_000) {
      assertThat(System.nanoTime()).as("three minutes and nothing new is kept").isLessThan(end);
      Thread.sleep(10);
    }
    return bytes(script);
  }

  private static Path recording(Script script) throws Exception {
    try (var files = Files.walk(script.home().resolve("store/recordings"))) {
      return files.filter(f -> f.toString().endsWith(".safetensors")).findFirst().orElseThrow();
    }
  }

  private static Process start(Script script, Path folder) throws Exception {
    return script.start(folder.resolve("service.out"), folder.resolve("service.err"));
  }

  /** A command that finds no socket would start a service of its own. */
  private static void awaitAnswer(Script script, Process service, Path folder) throws Exception {
    long end = System.nanoTime() + 120_000_000_000L;
    while (!Files.exists(script.home().resolve("wernicke.sock"))
        || script.run("version").status() != 0) {
      assertThat(service.isAlive())
          .as("service alive; %s", Files.readString(folder.resolve("service.err")))
          .isTrue();
      assertThat(System.nanoTime()).as("no answer").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
