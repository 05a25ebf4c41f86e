package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a fresh home, by the script. */
class DemoIT {
  @Test
  void theScoreLiesWhereTheClosedFormSays(@TempDir Path home) throws Exception {
    Script wernicke = new Script(home);
    Outcome demo = wernicke.run("demo").ok();
    assertThat(demo.out())
        .containsIgnoringCase("synthetic")
        .contains("tiny-gpt2-books", "word-rate");
    JsonObject score = wernicke.run("score", "tiny-gpt2-books", "Demo-ridge", "--json").ok().json();
    JsonObject notes = score.getAsJsonObject("notes");
    double raw = score.get("raw").getAsDouble();
    assertThat(raw)
        .isBetween(number(notes, "expected.raw.low"), number(notes, "expected.raw.high"));
    assertThat(score.get("best_layer").getAsString())
        .isEqualTo(notes.get("expected.layer").getAsString());
    assertThat(score.get("score").getAsDouble())
        .isEqualTo(raw / score.get("ceiling").getAsDouble());
  }

  /** The same responses, scored by scikit-learn on Hugging Face's states (itests/oracles/demo). */
  @Test
  void everyLayerAgreesWithScikitLearn(@TempDir Path home) throws Exception {
    Path oracle =
        Places.ROOT.resolve(
            "bundles/wernicke.dataset.demo/src/test/resources/wernicke/dataset/demo/internal/oracle.json");
    JsonObject expected =
        JsonParser.parseString(Files.readString(oracle))
            .getAsJsonObject()
            .getAsJsonObject("sklearn_raw");
    try (Service service = new Service(home)) {
      JsonObject score =
          service
              .run("score", "tiny-gpt2-books", "Demo-ridge", "--no-controls", "--json")
              .ok()
              .json();
      for (JsonElement element : score.getAsJsonArray("layers")) {
        JsonObject layer = element.getAsJsonObject();
        assertThat(layer.get("raw").getAsDouble())
            .isCloseTo(expected.get(layer.get("name").getAsString()).getAsDouble(), within(1e-4));
      }
      assertThat(score.getAsJsonArray("layers")).hasSize(expected.size());
    }
  }

  private static double number(JsonObject notes, String key) {
    return Double.parseDouble(notes.get(key).getAsString());
  }
}
