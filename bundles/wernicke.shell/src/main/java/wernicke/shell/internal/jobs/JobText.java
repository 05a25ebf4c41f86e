package wernicke.shell.internal.jobs;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobStanding;
import wernicke.api.job.JobState;
import wernicke.api.job.Setting;
import wernicke.codec.internal.Recorded;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.ProgressLine;
import wernicke.console.internal.text.Texts;
import wernicke.shell.internal.job.EstimateText;

/**
 * A job as {@code jobs} and {@code job} show it.
 *
 * @param job the job
 * @param controls ids of the jobs of its controls
 * @param standing how it stands, if it is worked on
 */
record JobText(Job job, List<Long> controls, Optional<JobStanding> standing) {
  String state() {
    return state(job);
  }

  static String state(Job job) {
    return job.state().name().toLowerCase(Locale.ROOT);
  }

  String percent() {
    return standing
        .map(s -> String.format(Locale.ROOT, "%d", (int) (100 * s.fraction())))
        .orElse("");
  }

  String eta() {
    return standing
        .filter(s -> s.etaSeconds() >= 0)
        .map(s -> ProgressLine.clock(s.etaSeconds()))
        .orElse("");
  }

  /** What it asks otherwise than its benchmark does. */
  String settings() {
    List<String> words = new ArrayList<>();
    if (job.control()) {
      words.add("control of " + job.parent());
    }
    job.spec().settings().forEach((name, value) -> words.add(setting(name, value)));
    return String.join(" ", words);
  }

  private static String setting(String name, String value) {
    return switch (value) {
      case Setting.YES -> name;
      default -> name.equals(Setting.METRIC) ? value : name + "=" + value;
    };
  }

  /** What is being done, what it waits for, what it ended in. */
  String message() {
    return switch (job.state()) {
      case DONE -> "result " + Texts.hash(job.result());
      case QUEUED, WAITING -> waitsFor();
      case RUNNING ->
          standing.map(JobStanding::doing).filter(d -> !d.isBlank()).orElse(job.message());
      case FAILED, CANCELLED -> job.message();
    };
  }

  /** Empty if it waits for nothing. */
  String waitsFor() {
    if (job.state() == JobState.QUEUED) {
      return job.control() ? "after job " + job.parent() : "waits for its turn";
    }
    return job.state() == JobState.WAITING ? job.message() : "";
  }

  /** With the record of the job. */
  JsonObject json() {
    return Recorded.of(flat(), job, Job.class);
  }

  /** What {@code job} shows, a line each. */
  JsonObject flat() {
    JsonObject object = new JsonObject();
    object.addProperty("id", job.id());
    object.addProperty("state", job.state().name());
    object.addProperty("message", job.message());
    asked(job.spec(), object);
    object.addProperty("parent", job.parent());
    object.add("control_jobs", Json.numbers(controls));
    standing(object);
    object.addProperty("waits_for", waitsFor());
    object.addProperty("submitted", job.submitted().toString());
    object.addProperty("changed", job.changed().toString());
    object.addProperty("resumed", job.resumed());
    object.addProperty("result", job.result());
    return object;
  }

  private static void asked(JobSpec asked, JsonObject object) {
    object.addProperty("model", asked.model());
    if (asked instanceof AlignmentSpec spec) {
      object.addProperty("benchmark", spec.benchmark());
      object.add("layers", Json.texts(spec.layers()));
      object.addProperty("metric", spec.metric().map(MetricSpec::toString).orElse(""));
      object.addProperty("cv", spec.cv().map(CrossValidation::toString).orElse(""));
      object.addProperty("context", spec.context().word());
      object.addProperty("recording", spec.recording().toString());
      object.add("controls", Json.texts(spec.beyond()));
      object.addProperty("beside", spec.beside());
    } else if (asked instanceof EvaluationSpec spec) {
      object.addProperty("evaluation", spec.evaluation());
      object.add("settings", Json.texts(spec.settings()));
    }
  }

  private void standing(JsonObject object) {
    double eta = standing.map(JobStanding::etaSeconds).filter(s -> s >= 0).orElse(Double.NaN);
    double done = job.state() == JobState.DONE ? 1 : 0;
    object.addProperty("fraction", standing.map(JobStanding::fraction).orElse(done));
    object.add("eta_seconds", Json.number(eta));
    object.addProperty("doing", standing.map(JobStanding::doing).orElse(""));
    object.add(
        "estimate",
        standing
            .flatMap(JobStanding::estimate)
            .<com.google.gson.JsonElement>map(EstimateText::json)
            .orElse(JsonNull.INSTANCE));
  }
}
