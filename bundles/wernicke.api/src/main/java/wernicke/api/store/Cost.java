package wernicke.api.store;

/**
 * What a step of a job cost on this machine, so that the next one can be estimated.
 *
 * @param step what was done
 * @param subject who did it: the weights of a model, a metric with its settings, a data set
 * @param work how much there was to do, in the step's own unit; only ratios matter
 * @param seconds that it took
 */
public record Cost(Step step, String subject, double work, double seconds) {
  /** The steps that take time. */
  public enum Step {
    LOADING,
    RECORDING,
    COMPARISON,
    CEILING,
    EVALUATION
  }
}
