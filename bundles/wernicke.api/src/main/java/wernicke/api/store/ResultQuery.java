package wernicke.api.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Which results are wanted; what is empty may be anything.
 *
 * @param model id of the model
 * @param target id of the benchmark or evaluation
 * @param metric id of the metric, whatever its settings
 * @param family architecture of the model
 * @param from the earliest time of finishing
 * @param until the first time of finishing that is too late
 */
public record ResultQuery(
    Optional<String> model,
    Optional<String> target,
    Optional<String> metric,
    Optional<String> family,
    Optional<Instant> from,
    Optional<Instant> until) {
  /** All results. */
  public static final ResultQuery ALL =
      new ResultQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Of these only those of a model. */
  public ResultQuery ofModel(String id) {
    return new ResultQuery(Optional.of(id), target, metric, family, from, until);
  }

  /** Of these only those on a benchmark or of an evaluation. */
  public ResultQuery on(String id) {
    return new ResultQuery(model, Optional.of(id), metric, family, from, until);
  }

  /** Of these only those by a metric. */
  public ResultQuery by(String id) {
    return new ResultQuery(model, target, Optional.of(id), family, from, until);
  }

  /** Of these only those of models of an architecture. */
  public ResultQuery ofFamily(String name) {
    return new ResultQuery(model, target, metric, Optional.of(name), from, until);
  }

  /** Of these only those that were finished within a time. */
  public ResultQuery within(Instant earliest, Instant tooLate) {
    return new ResultQuery(
        model, target, metric, family, Optional.of(earliest), Optional.of(tooLate));
  }
}
