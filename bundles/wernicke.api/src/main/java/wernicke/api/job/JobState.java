package wernicke.api.job;

/** Where a job is. */
public enum JobState {
  /** Accepted, not yet begun. */
  QUEUED,
  /** Some plugin works for it. */
  RUNNING,
  /** A plugin it needs is not there; it goes on by itself when the plugin arrives. */
  WAITING,
  /** Finished; its score is in the store. */
  DONE,
  /** Stopped with an error; {@code retry} goes on from what it has. */
  FAILED,
  /** Stopped by the user; {@code retry} goes on from what it has. */
  CANCELLED;

  /** Whether nothing more happens by itself. */
  public boolean terminal() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
