package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real brains and real readers, against the independent Python pipelines under {@code
 * itests/oracles}.
 */
class RealDataIT {
  private static final double TOLERANCE = 1e-4;

  @TempDir private static Path home;
  private static Service service;

  @BeforeAll
  static void start() throws Exception {
    Path alice = Places.data("brennan2016");
    Path stories = Places.data("naturalstories");
    service = new Service(home);
    service.run("data", "add", "Brennan2016", alice.toString()).ok();
    service.run("data", "add", "Futrell2018", stories.toString()).ok();
  }

  @AfterAll
  static void stop() throws Exception {
    if (service != null) {
      service.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ridge", "linear"})
  void aSmallModelAgainstBrainsThatHearAlice(String metric) throws Exception {
    JsonObject expected =
        oracle("brennan2016/expected.json")
            .getAsJsonObject("tiny-gpt2-books")
            .getAsJsonObject(metric);
    JsonObject score = score("tiny-gpt2-books", "Brennan2016-" + metric);
    assertThat(score.get("best_layer")).isEqualTo(expected.get("best_layer"));
    assertClose(score.get("raw"), expected.get("raw"));
    assertClose(score.get("error"), expected.get("error"));
    for (JsonElement element : score.getAsJsonArray("layers")) {
      JsonObject layer = element.getAsJsonObject();
      assertClose(
          layer.get("raw"),
          expected
              .getAsJsonObject("layers")
              .getAsJsonObject(layer.get("name").getAsString())
              .get("raw"));
    }
    assertThat(score.getAsJsonObject("subjects").keySet())
        .isEqualTo(expected.getAsJsonObject("subjects").keySet())
        .hasSize(27);
    for (Map.Entry<String, JsonElement> subject : score.getAsJsonObject("subjects").entrySet()) {
      assertClose(subject.getValue(), expected.getAsJsonObject("subjects").get(subject.getKey()));
    }
    assertThat(score.get("n_neuroids").getAsInt()).isEqualTo(162);
    assertThat(score.get("n_subjects").getAsInt()).isEqualTo(27);
    assertThat(score.get("ceiling").getAsDouble()).isBetween(0.05, 0.5);
    assertThat(score.get("nested").getAsDouble())
        .isLessThanOrEqualTo(score.get("raw").getAsDouble() + TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word-length",
        "word-rate",
        "position",
        "random-768",
        "oasm-1",
        "oasm-2",
        "oasm-4"
      })
  void theControlsAgainstTheSameBrains(String control) throws Exception {
    JsonObject expected =
        oracle("brennan2016/expected.json")
            .getAsJsonObject("controls")
            .getAsJsonObject(control)
            .getAsJsonObject("ridge");
    JsonObject score = score(control, "Brennan2016-ridge");
    assertClose(score.get("raw"), expected.get("raw"));
    assertClose(score.get("error"), expected.get("error"));
  }

  @Test
  void aSmallModelAgainstReaders() throws Exception {
    assertReaders(
        "tiny-gpt2-books",
        oracle("brennan2016/reading_times.json").getAsJsonObject("tiny-gpt2-books"));
  }

  @Test
  void wordLengthAgainstReaders() throws Exception {
    assertReaders(
        "word-length", oracle("brennan2016/reading_times.json").getAsJsonObject("word-length"));
  }

  @Test
  void gpt3AgainstReaders() throws Exception {
    JsonObject score = score("gpt3-davinci", "Futrell2018-pearsonr");
    assertThat(score.get("pearson_signed").getAsDouble())
        .isCloseTo(0.2076383874, within(1e-6)); // itests/oracles/futrell2018
    assertThat(score.get("n_presentations").getAsInt()).isEqualTo(9775);
    assertThat(score.get("ceiling").isJsonNull()).isTrue();
    assertThat(score.get("ceiling_method").getAsString()).contains("not available");
  }

  private static void assertReaders(String model, JsonObject expected) throws Exception {
    JsonObject score = score(model, "Futrell2018-pearsonr");
    assertClose(score.get("pearson_signed"), expected.get("r"));
    assertThat(score.get("n_presentations").getAsInt()).isEqualTo(expected.get("n").getAsInt());
  }

  private static JsonObject score(String model, String benchmark) throws Exception {
    return service.run("score", model, benchmark, "--no-controls", "--json").ok().json();
  }

  private static JsonObject oracle(String file) throws Exception {
    return JsonParser.parseString(
            Files.readString(Places.ROOT.resolve("itests/oracles").resolve(file)))
        .getAsJsonObject();
  }

  private static void assertClose(JsonElement found, JsonElement expected) {
    assertThat(found.getAsDouble()).isCloseTo(expected.getAsDouble(), within(TOLERANCE));
  }
}
