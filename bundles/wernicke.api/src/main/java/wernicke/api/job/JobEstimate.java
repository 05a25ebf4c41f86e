package wernicke.api.job;

/**
 * What a job will take, told before it begins.
 *
 * @param passes sequences that run through the model; 0 if what they are for is in the store,
 *     negative if the model or the evaluation cannot tell
 * @param tokens of all passes together, likewise
 * @param low seconds of work that it will hardly take less than, the controls beside it included
 * @param high seconds of work that it will hardly take more than; as wide as little was measured on
 *     this machine so far
 * @param disk bytes that the recording needs; 0 for an evaluation
 * @param freeDisk bytes that are free
 * @param memory bytes that are needed at the worst moment; negative if nobody can tell
 * @param freeMemory bytes that are free
 */
public record JobEstimate(
    long passes,
    long tokens,
    double low,
    double high,
    long disk,
    long freeDisk,
    long memory,
    long freeMemory) {
  private static final double MINUTE = 60;

  /** Whether it may take more than a minute. */
  public boolean lengthy() {
    return high > MINUTE;
  }
}
