package wernicke.api.job;

import java.util.List;

/**
 * What a job is to score.
 *
 * @param model id of the model
 * @param benchmark id of the benchmark
 * @param layers names of the layers to score; empty for all
 * @param metric id of a metric instead of the benchmark's; empty for the benchmark's
 * @param cv cross-validation instead of the benchmark's, in the form of {@link
 *     wernicke.api.CrossValidation#parse}; empty for the benchmark's
 * @param context {@code passage} (each passage is its own context) or {@code corpus} (context runs
 *     on across passages)
 */
public record JobSpec(
    String model, String benchmark, List<String> layers, String metric, String cv, String context) {
  public JobSpec {
    layers = List.copyOf(layers);
  }

  /** All layers, everything as the benchmark says. */
  public static JobSpec of(String model, String benchmark) {
    return new JobSpec(model, benchmark, List.of(), "", "", "passage");
  }
}
