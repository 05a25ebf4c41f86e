package wernicke.scorer.internal.conversation;

/**
 * What the answer to a question is for. Equal purpose, equal answer.
 *
 * @param step that it belongs to
 * @param about what it is about: the id of a plugin, or the key of what is computed
 */
public record Purpose(Step step, String about) {
  /** The steps of jobs. */
  public enum Step {
    DESCRIPTION,
    STIMULI,
    LOCALIZER,
    WORKLOAD,
    RECORDING,
    COMPARISON,
    CEILING,
    EVALUATION
  }
}
