package wernicke.report.internal.evaluation;

import com.google.gson.JsonObject;
import java.util.TreeMap;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Outcome;
import wernicke.codec.internal.Recorded;
import wernicke.console.internal.text.Json;

/** The result of an evaluation as one JSON object, every number with all its digits. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** The object; {@code rows} holds a flat one for each measurement. */
  public static JsonObject of(EvaluationResult result) {
    JsonObject object = new JsonObject();
    object.addProperty("id", result.id());
    object.addProperty("job", result.provenance().job());
    object.addProperty("model", result.asked().model());
    object.addProperty("family", result.asked().family());
    object.addProperty("evaluation", result.asked().evaluation());
    object.add("settings", Json.texts(new TreeMap<>(result.asked().settings())));
    object.add("rows", Json.array(result.found().measurements(), m -> row(result, m)));
    object.add("notes", Json.texts(new TreeMap<>(result.provenance().notes())));
    object.add("fingerprints", Json.texts(result.provenance().fingerprints()));
    object.addProperty("version", result.provenance().version());
    object.addProperty("seconds", result.provenance().seconds());
    object.addProperty("finished", result.provenance().finished().toString());
    return Recorded.of(object, result, Outcome.class);
  }

  private static JsonObject row(EvaluationResult result, Measurement measurement) {
    JsonObject row = new JsonObject();
    row.addProperty("model", result.asked().model());
    row.addProperty("evaluation", result.asked().evaluation());
    row.addProperty("part", measurement.part());
    row.addProperty("measure", measurement.measure());
    row.addProperty("unit", measurement.unit());
    row.add("value", Json.number(measurement.value()));
    row.addProperty("n", measurement.n());
    return row;
  }
}
