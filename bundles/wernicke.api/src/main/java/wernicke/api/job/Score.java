package wernicke.api.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;

/**
 * The result of an alignment. Numbers that do not exist are NaN.
 *
 * @param id content hash of everything that determines the numbers
 * @param asked what was asked
 * @param found what was found
 * @param provenance how it came about
 */
public record Score(String id, Asked asked, Found found, Provenance provenance) implements Outcome {
  /**
   * What was asked.
   *
   * @param model id of the model
   * @param family architecture of the model
   * @param benchmark id of the benchmark
   * @param metric the metric with its settings
   * @param cv the cross-validation scheme
   * @param behavioural whether surprisal is held against behaviour, so that raw is signed
   * @param settings what was asked otherwise than the benchmark does by itself: name to value, by
   *     the names and in the order of {@link Setting}, such as {@code window} to {@code 20}; what
   *     is default is not there
   */
  public record Asked(
      String model,
      String family,
      String benchmark,
      MetricSpec metric,
      CrossValidation cv,
      boolean behavioural,
      Map<String, String> settings)
      implements Outcome.Asked {
    public Asked {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    @Override
    public String target() {
      return benchmark;
    }
  }

  /**
   * What was found.
   *
   * @param raw the best layer's raw score: median over neuroids per split, mean over splits
   *     (Brain-Score); signed for behaviour
   * @param ceiling what raw is divided by; NaN if not available
   * @param ceilingMethod how the ceiling was estimated, or {@code not available: } and why
   * @param score raw / ceiling, never clamped; NaN without a ceiling
   * @param error median absolute deviation over subjects of the best layer; NaN without subjects
   * @param bestLayer the layer with the highest raw score
   * @param nested the score when the layer is chosen on the training folds only
   * @param presentations number of presentations that took part
   * @param neuroids number of measured channels: those of single subjects, or the means over
   *     subjects where there is nothing else
   * @param subjects subject to raw score of the best layer
   * @param layers one entry per layer, in the model's order
   * @param statistics further numbers of the best layer, by their names in {@link Statistic}; those
   *     that do not apply are not there
   * @param reasons why a number is NaN or a layer is not there, one line each, by the name of the
   *     number ({@code raw score nested error}), {@code layers}, or the name of a layer
   */
  public record Found(
      double raw,
      double ceiling,
      String ceilingMethod,
      double score,
      double error,
      String bestLayer,
      double nested,
      int presentations,
      int neuroids,
      Map<String, Double> subjects,
      List<Layer> layers,
      Map<String, Double> statistics,
      Map<String, String> reasons) {
    public Found {
      subjects = Collections.unmodifiableMap(new LinkedHashMap<>(subjects));
      layers = List.copyOf(layers);
      statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
      reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }
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

  /** See {@link Provenance#job}. */
  public long job() {
    return provenance.job();
  }

  /** See {@link Asked#model}. */
  public String model() {
    return asked.model();
  }

  /** See {@link Asked#benchmark}. */
  public String benchmark() {
    return asked.benchmark();
  }

  /** See {@link Asked#metric}; as it is written. */
  public String metric() {
    return asked.metric().toString();
  }

  /** See {@link Asked#cv}; as it is written. */
  public String cv() {
    return asked.cv().toString();
  }

  /** See {@link Found#raw}. */
  public double raw() {
    return found.raw();
  }

  /** See {@link Found#ceiling}. */
  public double ceiling() {
    return found.ceiling();
  }

  /** See {@link Found#ceilingMethod}. */
  public String ceilingMethod() {
    return found.ceilingMethod();
  }

  /** See {@link Found#score}. */
  public double score() {
    return found.score();
  }

  /** See {@link Found#error}. */
  public double error() {
    return found.error();
  }

  /** See {@link Found#bestLayer}. */
  public String bestLayer() {
    return found.bestLayer();
  }

  /** See {@link Found#nested}. */
  public double nested() {
    return found.nested();
  }

  /** See {@link Asked#behavioural}. */
  public boolean behavioural() {
    return asked.behavioural();
  }

  /** See {@link Found#presentations}. */
  public int presentations() {
    return found.presentations();
  }

  /** See {@link Found#neuroids}. */
  public int neuroids() {
    return found.neuroids();
  }

  /** See {@link Found#subjects}. */
  public Map<String, Double> subjects() {
    return found.subjects();
  }

  /** See {@link Found#layers}. */
  public List<Layer> layers() {
    return found.layers();
  }

  /** See {@link Provenance#fingerprints}. */
  public Map<String, String> fingerprints() {
    return provenance.fingerprints();
  }

  /** See {@link Provenance#notes}. */
  public Map<String, String> notes() {
    return provenance.notes();
  }

  /** See {@link Provenance#version}. */
  public String version() {
    return provenance.version();
  }

  /** See {@link Provenance#seconds}. */
  public double seconds() {
    return provenance.seconds();
  }

  /** See {@link Provenance#finished}. */
  public Instant finished() {
    return provenance.finished();
  }

  /** See {@link Asked#settings}. */
  public Map<String, String> settings() {
    return asked.settings();
  }

  /** See {@link Found#statistics}. */
  public Map<String, Double> statistics() {
    return found.statistics();
  }

  /** See {@link Found#reasons}. */
  public Map<String, String> reasons() {
    return found.reasons();
  }
}
