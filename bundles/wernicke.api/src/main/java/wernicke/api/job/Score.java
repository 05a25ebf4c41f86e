package wernicke.api.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a job. Numbers that do not exist are NaN.
 *
 * @param id content hash of everything that determines the numbers
 * @param job the job that computed it
 * @param model id of the model
 * @param benchmark id of the benchmark
 * @param metric the metric with its settings, canonical
 * @param cv the cross-validation scheme, canonical
 * @param raw the best layer's raw score: median over neuroids per split, mean over splits
 *     (Brain-Score); signed for behaviour
 * @param ceiling what raw is divided by; NaN if not available
 * @param ceilingMethod how the ceiling was estimated, or {@code not available: } and why
 * @param score raw / ceiling, never clamped; NaN without a ceiling
 * @param error median absolute deviation over subjects of the best layer; NaN without subjects
 * @param bestLayer the layer with the highest raw score
 * @param nested the score when the layer is chosen on the training folds only
 * @param behavioural whether raw is the signed correlation of surprisal and behaviour
 * @param presentations number of presentations that took part
 * @param neuroids number of measured channels: those of single subjects, or the means over subjects
 *     where there is nothing else
 * @param subjects subject to raw score of the best layer
 * @param layers one entry per layer, in the model's order
 * @param fingerprints content hashes: {@code weights tokenizer stimuli data}
 * @param notes lines that belong beside the score
 * @param version of the product
 * @param seconds of work for this job, waiting excluded
 * @param finished when
 * @param settings what was asked otherwise than the benchmark does by itself: name to value, by the
 *     names and in the order of {@link Setting}, such as {@code window} to {@code 20}; what is
 *     default is not there
 * @param statistics further numbers of the best layer, by their names in {@link Statistic}; those
 *     that do not apply are not there
 * @param reasons why a number is NaN or a layer is not there, one line each, by the name of the
 *     number ({@code raw score nested error}), {@code layers}, or the name of a layer
 */
public record Score(
    String id,
    long job,
    String model,
    String benchmark,
    String metric,
    String cv,
    double raw,
    double ceiling,
    String ceilingMethod,
    double score,
    double error,
    String bestLayer,
    double nested,
    boolean behavioural,
    int presentations,
    int neuroids,
    Map<String, Double> subjects,
    List<Layer> layers,
    Map<String, String> fingerprints,
    Map<String, String> notes,
    String version,
    double seconds,
    Instant finished,
    Map<String, String> settings,
    Map<String, Double> statistics,
    Map<String, String> reasons) {
  public Score {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    subjects = Collections.unmodifiableMap(new LinkedHashMap<>(subjects));
    layers = List.copyOf(layers);
    fingerprints = Collections.unmodifiableMap(new LinkedHashMap<>(fingerprints));
    notes = Map.copyOf(notes);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
  }

  /**
   * One layer.
   *
   * @param name the layer's name
   * @param raw median over neuroids per split, mean over splits
   * @param error median absolute deviation over subjects; NaN without subjects
   * @param comparison key of its comparison in the store; empty if it is not kept
   */
  public record Layer(String name, double raw, double error, String comparison) {
    /** A layer whose comparison is not kept. */
    public Layer(String name, double raw, double error) {
      this(name, raw, error, "");
    }
  }
}
