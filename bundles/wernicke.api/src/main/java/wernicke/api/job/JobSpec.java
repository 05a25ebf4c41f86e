package wernicke.api.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;

/**
 * What a job is to score.
 *
 * @param model id of the model
 * @param benchmark id of the benchmark
 * @param layers names of the layers to score; empty for all
 * @param metric a metric instead of the benchmark's, in the form of {@link
 *     wernicke.api.MetricSpec}; empty for the benchmark's
 * @param cv cross-validation instead of the benchmark's, in the form of {@link
 *     wernicke.api.CrossValidation#parse}; empty for the benchmark's
 * @param context {@code passage} (each passage is its own context) or {@code corpus} (context runs
 *     on across passages)
 * @param recording changes to what the benchmark asks of the model, in the form of {@link
 *     wernicke.api.RecordingSpec#with}; empty for none
 * @param controls ids of models that the metric holds this one against, recorded on the same
 *     stimuli; empty for none
 * @param beside whether every control that fits the benchmark is scored beside it, by a job of its
 *     own whose {@link Job#parent} this job is
 */
public record JobSpec(
    String model,
    String benchmark,
    List<String> layers,
    String metric,
    String cv,
    String context,
    String recording,
    List<String> controls,
    boolean beside) {
  public JobSpec {
    layers = List.copyOf(layers);
    controls = List.copyOf(controls);
  }

  /** By itself, no controls beside it. */
  public JobSpec(
      String model,
      String benchmark,
      List<String> layers,
      String metric,
      String cv,
      String context,
      String recording,
      List<String> controls) {
    this(model, benchmark, layers, metric, cv, context, recording, controls, false);
  }

  /** The model recorded as the benchmark says. */
  public JobSpec(
      String model,
      String benchmark,
      List<String> layers,
      String metric,
      String cv,
      String context) {
    this(model, benchmark, layers, metric, cv, context, "", List.of());
  }

  /** All layers, everything as the benchmark says. */
  public static JobSpec of(String model, String benchmark) {
    return new JobSpec(model, benchmark, List.of(), "", "", "passage");
  }

  /** The same with the controls beside it. */
  public JobSpec withControls() {
    return new JobSpec(model, benchmark, layers, metric, cv, context, recording, controls, true);
  }

  /** A control on the same benchmark, with the same metric, cross-validation and context. */
  public JobSpec control(String id) {
    return new JobSpec(id, benchmark, List.of(), metric, cv, context);
  }

  /**
   * What it names instead of leaving it to the benchmark: name to value, in the order of {@link
   * Setting#NAMES}. What is named may still be what the benchmark does.
   */
  public Map<String, String> settings() {
    Map<String, String> named = new LinkedHashMap<>();
    if (!metric.isEmpty()) {
      named.put(Setting.METRIC, MetricSpec.parse(metric).toString());
    }
    if (!cv.isEmpty()) {
      named.put(Setting.CV, CrossValidation.parse(cv).toString());
    }
    named.put(Setting.LAYERS, String.join(",", layers));
    named.put(Setting.BEYOND, String.join(",", controls));
    named.put(Setting.CONTEXT, context.equals("passage") ? "" : context);
    named.putAll(changes());
    Map<String, String> settings = new LinkedHashMap<>();
    for (String name : Setting.NAMES) {
      settings.put(name, named.getOrDefault(name, ""));
    }
    settings.putAll(named);
    settings.values().removeIf(String::isEmpty);
    return settings;
  }

  /** The changes of the recording, name to value; {@link Setting#YES} where there is none. */
  public Map<String, String> changes() {
    Map<String, String> changes = new LinkedHashMap<>();
    for (String change : recording.isBlank() ? new String[0] : recording.split(",", -1)) {
      String[] words = change.strip().split("=", 2);
      changes.put(words[0], words.length == 2 ? words[1] : Setting.YES);
    }
    return changes;
  }
}
