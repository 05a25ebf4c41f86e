package wernicke.folders.internal.shelf;

import java.time.Duration;

/**
 * How long a watcher waits for what.
 *
 * @param poll between two looks at the folder
 * @param look for listing the folder, or for one look at one entry from outside
 * @param examine for reading one entry
 * @param retry until something that failed without a verdict is tried again
 */
public record Limits(Duration poll, Duration look, Duration examine, Duration retry) {
  /** What the service uses. */
  public static final Limits STANDARD =
      new Limits(
          Duration.ofMillis(250),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));

  /** The same with another pause between two looks. */
  public Limits withPoll(Duration pause) {
    return new Limits(pause, look, examine, retry);
  }
}
