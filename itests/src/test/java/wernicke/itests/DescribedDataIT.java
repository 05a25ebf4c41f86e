package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Your own data, while the service runs: a folder with a descriptor comes, is scored, and goes. */
class DescribedDataIT {
  @TempDir private Path home;
  private Service service;

  @BeforeEach
  void start() throws Exception {
    service = new Service(home, Map.of());
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  /** Responses to made-up sentences that follow from their word length, and others. */
  private static String table() {
    StringBuilder table = new StringBuilder("sentence,story,cond,length,other\n");
    for (int i = 0; i < 60; i++) {
      String word = "a".repeat(1 + i * 7 % 10);
      table.append("%s %s.,s%d,%s,".formatted(word, word, i / 6, i % 2 == 0 ? "B" : "D"));
      table.append("%.3f,%.3f\n".formatted(word.length() + 0.5, Math.sin(i)));
    }
    return table.toString();
  }

  private static String descriptor(String condition) {
    return """
    {"layout": "table", "description": "where %s", "file": "t.csv", "filter": "%s",
     "columns": {"text": "sentence", "context": "story", "responses": ["length"]},
     "benchmarks": [{"metric": "ridge", "cv": "group:5:by=passage"}]}
    """
        .formatted(condition, condition);
  }

  /** What scikit-learn scores word length: itests/oracles/described. */
  private static double expected(String name) throws Exception {
    Path oracle =
        Places.ROOT.resolve(
            "bundles/wernicke.dataset.described/src/test/resources/wernicke/dataset/described"
                + "/internal/oracle/sentences.json");
    return JsonParser.parseString(Files.readString(oracle))
        .getAsJsonObject()
        .getAsJsonObject(name)
        .get("word_length_ridge")
        .getAsDouble();
  }

  private Path drop(String condition) throws Exception {
    Path folder = Files.createDirectories(home.resolve("data/mine"));
    Files.writeString(folder.resolve("t.csv"), table());
    Files.writeString(folder.resolve("dataset.json"), descriptor(condition));
    return folder;
  }

  private void awaitDatasets(String text, boolean there) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (service.run("datasets").ok().out().contains(text) != there) {
      assertThat(System.nanoTime()).as("waited a minute for " + text).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private JsonObject score(String model) throws Exception {
    return service.run("score", model, "mine-ridge", "--no-controls", "--json").ok().json();
  }

  @Test
  void aFolderComesIsScoredChangesAndGoes() throws Exception {
    Path folder = drop("cond == 'B' or cond == 'D'");
    awaitDatasets("mine-ridge", true);
    assertThat(service.run("data", "check", "mine").ok().out())
        .contains("presentations: 60, scored: 60, contexts: 10, pieces of text: 60");
    JsonObject all = score("word-length");
    assertThat(all.get("n_presentations").getAsInt()).isEqualTo(60);
    assertThat(all.get("raw").getAsDouble()).isGreaterThan(0.99);

    drop("cond == 'B'");
    awaitDatasets("where cond == 'B'\n", true);
    JsonObject half = score("word-length");
    assertThat(half.get("n_presentations").getAsInt()).isEqualTo(30);
    assertThat(half.getAsJsonObject("fingerprints").get("data"))
        .isNotEqualTo(all.getAsJsonObject("fingerprints").get("data"));

    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    awaitDatasets("mine", false);
  }

  @Test
  void aBrokenFolderIsToldByRowAndColumn() throws Exception {
    drop("cond == 'B'");
    Path table = home.resolve("data/mine/t.csv");
    Files.writeString(table, table().replace("2.500", "2,5").replace("3.500", "\"3,5\""));
    awaitDatasets("mine-ridge", true);
    Outcome check = service.run("data", "check", "mine");
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.out())
        .contains("t.csv:row 5: 6 cells, but there are 5 columns")
        .contains(
            "t.csv:row 8, column 'length': '3,5' is not a number; write decimals with a point");
    assertThat(service.run("score", "word-length", "mine-ridge", "--no-controls").status())
        .isEqualTo(1);
    Files.writeString(home.resolve("data/mine/dataset.json"), "{");
    awaitDatasets("cannot be used: mine: dataset.json:row 1", true);
  }

  @Test
  void templatesCanBeRedirected() throws Exception {
    Outcome template = service.run("data", "new", "series").ok();
    assertThat(template.json().get("layout").getAsString()).isEqualTo("series");
    assertThat(template.err()).contains("dataset.json");
  }

  @Test
  void theSentencesOfTheReadmeAreScored() throws Exception {
    Path sentences = Places.data("sentences");
    Path example =
        Places.ROOT.resolve("bundles/wernicke.dataset.described/examples/tuckute2024-mean");
    Path folder = Files.createDirectories(home.resolve("data/tuckute"));
    Files.copy(sentences.resolve("tuckute2024_mean.csv"), folder.resolve("tuckute2024_mean.csv"));
    Files.copy(example.resolve("dataset.json"), folder.resolve("dataset.json"));
    awaitDatasets("Tuckute2024.mean-ridge", true);
    JsonObject score =
        service
            .run("score", "word-length", "Tuckute2024.mean-ridge", "--no-controls", "--json")
            .ok()
            .json();
    assertThat(score.get("n_presentations").getAsInt()).isEqualTo(1000);
    assertThat(score.get("raw").getAsDouble())
        .isCloseTo(expected("tuckute2024-mean"), within(1e-6));
  }
}
