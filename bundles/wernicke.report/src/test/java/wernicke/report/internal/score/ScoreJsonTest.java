package wernicke.report.internal.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Score;
import wernicke.console.internal.text.Json;
import wernicke.testing.console.Scores;

class ScoreJsonTest {
  private static JsonObject parsed(JsonObject object) {
    return JsonParser.parseString(Json.text(object)).getAsJsonObject();
  }

  @Test
  void hasEveryPromisedField() {
    Score score = Scores.neural(7, AlignmentSpec.of("tiny", "Demo-ridge"), 0.1 + 0.2);
    Score control = Scores.neural(8, AlignmentSpec.of("position", "Demo-ridge"), 0.1);
    Controls controls = new Controls(Map.of("position", control), Map.of("oasm-2", "failed: x"));

    JsonObject json = parsed(ScoreJson.of(score, controls));

    assertThat(json.keySet())
        .contains(
            "model",
            "benchmark",
            "metric",
            "cv",
            "raw",
            "ceiling",
            "score",
            "error",
            "best_layer",
            "nested",
            "n_presentations",
            "n_neuroids",
            "n_subjects",
            "layers",
            "subjects",
            "fingerprints",
            "version",
            "seconds",
            "controls",
            "ceiling_method",
            "notes")
        .doesNotContain("pearson_signed");
    assertThat(json.get("layers").toString())
        .isEqualTo(
            "[{\"name\":\"h.0\",\"raw\":0.15000000000000002,\"error\":0.03},"
                + "{\"name\":\"h.1\",\"raw\":0.30000000000000004,\"error\":0.01}]");
    assertThat(json.getAsJsonObject("fingerprints").keySet())
        .containsExactly("weights", "tokenizer", "stimuli", "data");
    assertThat(json.get("controls").toString()).isEqualTo("{\"position\":0.1,\"oasm-2\":null}");
    assertThat(json.get("n_subjects").getAsInt()).isEqualTo(2);
    assertThat(json.getAsJsonObject("statistics").get("per-subject").getAsDouble()).isEqualTo(0.25);
  }

  @Test
  void keepsEveryDigit() {
    JsonObject json = parsed(ScoreJson.of(Scores.neural(1, AlignmentSpec.of("m", "b"), 0.1 + 0.2)));

    assertThat(json.get("raw").getAsDouble()).isEqualTo(0.1 + 0.2);
    assertThat(json.get("raw").getAsString()).isEqualTo("0.30000000000000004");
  }

  @Test
  void nanIsNullAndBehaviourIsSigned() {
    JsonObject json =
        parsed(ScoreJson.of(Scores.behavioural(1, AlignmentSpec.of("m", "b"), -0.25)));

    assertThat(json.get("ceiling").isJsonNull()).isTrue();
    assertThat(json.get("score").isJsonNull()).isTrue();
    assertThat(json.getAsJsonArray("layers").get(0).getAsJsonObject().get("error").isJsonNull())
        .isTrue();
    assertThat(json.get("pearson_signed").getAsDouble()).isEqualTo(-0.25);
    assertThat(json.get("pearson_abs").getAsDouble()).isEqualTo(0.25);
  }

  @Test
  void isOneLine() {
    Score score =
        Scores.noted(Scores.neural(1, AlignmentSpec.of("m", "b"), 0.5), Map.of("a", "x\ny"));

    assertThat(Json.text(ScoreJson.of(score))).doesNotContain("\n");
  }

  @Test
  void hasAKeyForEachSettingAndAName() {
    Score score = Scores.neural(1, AlignmentSpec.of("m", "b"), 0.5);
    JsonObject json = parsed(ScoreJson.of(Scores.asked(score, Map.of("window", "20"))));

    assertThat(json.get("name").getAsString()).isEqualTo("m on b (window 20)");
    JsonObject settings = json.getAsJsonObject("settings");
    assertThat(settings.keySet()).contains("layers", "beyond", "pooling", "metric_pca");
    assertThat(settings.get("window").getAsString()).isEqualTo("20");
    assertThat(settings.get("pooling").isJsonNull()).isTrue();
    assertThat(json.get("raw_ci_low").getAsDouble()).isEqualTo(0.4);
  }
}
