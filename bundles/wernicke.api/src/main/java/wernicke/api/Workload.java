package wernicke.api;

/**
 * What a recording will cost, known before it is made.
 *
 * @param passes sequences that run through the model; a passage that fits the model is one, a word
 *     that needs a pass of its own another
 * @param tokens of all passes together: the time is in proportion to them
 */
public record Workload(long passes, long tokens) {
  /** Nothing to do. */
  public static final Workload NONE = new Workload(0, 0);

  public Workload {
    if (passes < 0 || tokens < 0) {
      throw new IllegalArgumentException("a workload of " + passes + " passes, " + tokens);
    }
  }

  /** Both. */
  public Workload plus(Workload other) {
    return new Workload(passes + other.passes, tokens + other.tokens);
  }
}
