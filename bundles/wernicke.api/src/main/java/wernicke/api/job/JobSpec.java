package wernicke.api.job;

import java.util.List;

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
}
