package wernicke.api.job;

import java.time.Instant;

/**
 * A job as last committed to the store.
 *
 * @param id increasing number
 * @param spec what to score
 * @param state where it is
 * @param message one line: what is being done, what is waited for, or why it failed
 * @param submitted when it was accepted
 * @param changed when it last changed
 * @param resumed how often it was taken up again after a restart of the service
 * @param result id of its score in the store once DONE; empty before
 * @param parent id of the job that it is a control of; 0 if it stands for itself
 */
public record Job(
    long id,
    JobSpec spec,
    JobState state,
    String message,
    Instant submitted,
    Instant changed,
    int resumed,
    String result,
    long parent) {
  /** A job that stands for itself. */
  public Job(
      long id,
      JobSpec spec,
      JobState state,
      String message,
      Instant submitted,
      Instant changed,
      int resumed,
      String result) {
    this(id, spec, state, message, submitted, changed, resumed, result, 0);
  }

  /** Whether it is a control of another job. */
  public boolean control() {
    return parent > 0;
  }

  /** The same job in another state, changed now. */
  public Job with(JobState newState, String newMessage) {
    return new Job(
        id, spec, newState, newMessage, submitted, Instant.now(), resumed, result, parent);
  }

  /** The same job, finished. */
  public Job done(String resultId) {
    return new Job(
        id, spec, JobState.DONE, "", submitted, Instant.now(), resumed, resultId, parent);
  }

  /** The same job, taken up after a restart. */
  public Job takenUp() {
    return new Job(
        id,
        spec,
        JobState.QUEUED,
        "taken up after a restart",
        submitted,
        Instant.now(),
        resumed + 1,
        result,
        parent);
  }
}
