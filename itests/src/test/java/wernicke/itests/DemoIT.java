package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
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

  private static double number(JsonObject notes, String key) {
    return Double.parseDouble(notes.get(key).getAsString());
  }
}
