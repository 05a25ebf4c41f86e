package wernicke.report.internal.score;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.api.job.Statistic;
import wernicke.api.report.ResultName;
import wernicke.api.report.SettingColumns;
import wernicke.codec.internal.Recorded;
import wernicke.console.internal.text.Json;

/** A score as one JSON object, every number with all its digits. */
public final class ScoreJson {
  private ScoreJson() {}

  /** The object, controls beside it. */
  public static JsonObject of(Score score, Controls controls) {
    JsonObject object = of(score);
    object.add("controls", Json.numbers(controls.raw()));
    if (!controls.failures().isEmpty()) {
      object.add("controls_failed", Json.texts(controls.failures()));
    }
    return object;
  }

  /** An array of results that are told apart by their names. */
  public static JsonArray of(List<Score> scores) {
    Map<String, ResultName> names = ResultName.of(scores);
    return Json.array(scores, score -> of(score, names.get(score.id())));
  }

  /** The object alone. */
  public static JsonObject of(Score score) {
    return of(score, ResultName.of(score));
  }

  /** The object of a result that is shown under that name, together with others. */
  public static JsonObject of(Score score, ResultName name) {
    JsonObject object = new JsonObject();
    object.addProperty("name", name.text());
    object.addProperty("model", score.model());
    object.addProperty("benchmark", score.benchmark());
    object.addProperty("metric", score.metric());
    object.addProperty("cv", score.cv());
    object.add("settings", settings(score));
    object.add("raw", Json.number(score.raw()));
    object.add("raw_ci_low", statistic(score, Statistic.RAW_LOW));
    object.add("raw_ci_high", statistic(score, Statistic.RAW_HIGH));
    object.add("ceiling", Json.number(score.ceiling()));
    object.add("score", Json.number(score.score()));
    object.add("error", Json.number(score.error()));
    object.addProperty("best_layer", score.bestLayer());
    object.add("nested", Json.number(score.nested()));
    object.addProperty("n_presentations", score.presentations());
    object.addProperty("n_neuroids", score.neuroids());
    object.addProperty("n_subjects", score.subjects().size());
    object.add("layers", Json.array(score.layers(), ScoreJson::layer));
    object.add("statistics", Json.numbers(score.statistics()));
    object.add("subjects", Json.numbers(score.subjects()));
    Correlation.of(score)
        .ifPresent(
            kind -> {
              object.add(kind.word() + "_signed", Json.number(score.raw()));
              object.add(kind.word() + "_abs", Json.number(Math.abs(score.raw())));
            });
    object.add("fingerprints", Json.texts(score.fingerprints()));
    object.addProperty("version", score.version());
    object.add("seconds", Json.number(score.seconds()));
    object.addProperty("ceiling_method", score.ceilingMethod());
    object.add("reasons", Json.texts(score.reasons()));
    object.add("notes", Json.texts(new TreeMap<>(score.notes())));
    object.addProperty("result", score.id());
    object.addProperty("job", score.job());
    object.addProperty("finished", score.finished().toString());
    return Recorded.of(object, score, Outcome.class);
  }

  /** A key for each setting, null where the benchmark's own way was taken. */
  private static JsonObject settings(Score score) {
    SettingColumns columns = SettingColumns.of(List.of(score));
    List<String> values = columns.row(score);
    JsonObject object = new JsonObject();
    for (int i = 0; i < values.size(); i++) {
      object.addProperty(columns.names().get(i), values.get(i).isEmpty() ? null : values.get(i));
    }
    return object;
  }

  private static JsonElement statistic(Score score, String name) {
    return Json.number(score.statistics().getOrDefault(name, Double.NaN));
  }

  private static JsonObject layer(Score.Layer layer) {
    JsonObject object = new JsonObject();
    object.addProperty("name", layer.name());
    object.add("raw", Json.number(layer.raw()));
    object.add("error", Json.number(layer.error()));
    if (!layer.comparison().isEmpty()) {
      object.addProperty("comparison", layer.comparison());
    }
    return object;
  }
}
