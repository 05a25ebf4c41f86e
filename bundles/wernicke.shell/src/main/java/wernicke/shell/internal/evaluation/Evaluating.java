package wernicke.shell.internal.evaluation;

import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.console.Terminal;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Lines;
import wernicke.console.internal.text.Texts;
import wernicke.shell.internal.job.Follower;
import wernicke.shell.internal.job.JobEvents;
import wernicke.shell.internal.service.Services;

/** Submits evaluations, follows them to their results and prints these. */
@Component(service = Evaluating.class)
public final class Evaluating {
  private final Services services;
  private final Follower follower;

  @Activate
  public Evaluating(@Reference Services services, @Reference JobEvents events) {
    this.services = services;
    this.follower = new Follower(services, events);
  }

  /** Submits a job. From now on it goes on by itself. */
  public Job submit(EvaluationSpec spec) {
    return services.jobs().submit(spec);
  }

  /**
   * Follows a job to its end.
   *
   * @throws wernicke.api.PluginException if it fails or is cancelled
   */
  public EvaluationResult follow(Job job, Terminal terminal) throws InterruptedException {
    String label = job.spec().model() + " by " + job.spec().target();
    Job last = follower.follow(job.id(), label, Follower.Patience.WAIT, terminal);
    return follower.outcome(last, EvaluationResult.class);
  }

  /** Prints a result, for people or as JSON. */
  public void print(EvaluationResult result, boolean json, Terminal terminal) {
    if (json) {
      terminal.out().println(Json.text(json(result)));
    } else {
      text(result, new Lines(terminal.out(), terminal.width()));
    }
  }

  private static void text(EvaluationResult result, Lines lines) {
    lines.line("model", result.asked().model());
    lines.line("evaluation", result.asked().evaluation());
    result.asked().settings().forEach(lines::line);
    result.found().measurements().forEach(m -> lines.line(name(m), value(m)));
    new TreeMap<>(result.found().notes()).forEach(lines::line);
    lines.line("result", Texts.hash(result.id()));
  }

  private static String name(Measurement measurement) {
    return measurement.part().isEmpty()
        ? measurement.measure()
        : measurement.part() + " " + measurement.measure();
  }

  private static String value(Measurement measurement) {
    return String.format(
            Locale.ROOT,
            "%.4f %s (n = %d)",
            measurement.value(),
            measurement.unit(),
            measurement.n())
        .replace("  ", " ");
  }

  private static JsonObject json(EvaluationResult result) {
    JsonObject object = new JsonObject();
    object.addProperty("id", result.id());
    object.addProperty("job", result.provenance().job());
    object.addProperty("model", result.asked().model());
    object.addProperty("family", result.asked().family());
    object.addProperty("evaluation", result.asked().evaluation());
    object.add("settings", Json.texts(result.asked().settings()));
    object.add("rows", Json.array(result.found().measurements(), m -> row(result, m)));
    object.add("notes", Json.texts(result.provenance().notes()));
    object.add("fingerprints", Json.texts(result.provenance().fingerprints()));
    object.addProperty("version", result.provenance().version());
    object.addProperty("seconds", result.provenance().seconds());
    object.addProperty("finished", result.provenance().finished().toString());
    return object;
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
