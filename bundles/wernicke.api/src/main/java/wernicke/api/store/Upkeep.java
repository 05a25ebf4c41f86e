package wernicke.api.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.Progress;

/**
 * Service: looks after the store. Reads everything that is in it, and removes what people do not
 * want any more. Thread-safe.
 */
@ProviderType
public interface Upkeep {
  /**
   * Reads every row of the journal and every byte of recordings and comparisons; changes nothing.
   *
   * @throws java.util.concurrent.CancellationException if {@code progress} is cancelled
   */
  Verification verify(Progress progress);

  /**
   * What a verification read and found.
   *
   * @param rows of the journal that were read
   * @param files that were read
   * @param bytes of all files, the journal's too
   * @param unsealed files whose header is under no checksum, since 0.1.0 wrote them
   * @param damages what is not as it was written
   */
  record Verification(
      long rows, long files, long bytes, List<String> unsealed, List<Damage> damages) {
    public Verification {
      unsealed = List.copyOf(unsealed);
      damages = List.copyOf(damages);
    }
  }

  /**
   * Something that cannot be read as it was written.
   *
   * @param kind what it is: {@code journal}, {@code job}, {@code score}, {@code recording}, ...
   * @param id which one
   * @param reason in a few words
   */
  record Damage(String kind, String id, String reason) {}

  /**
   * Removes a job that has ended; its result stays.
   *
   * @return whether it was there
   * @throws wernicke.api.PluginException if it has not ended
   */
  boolean forgetJob(long id);

  /**
   * Removes a result of any kind; with a score its comparisons and the description of its neuroids
   * where no other score uses them. Jobs that made it stay, without a result.
   *
   * @return how many comparisons were removed
   * @throws wernicke.api.PluginException if there is no such result, or a job that may use the same
   *     comparisons has not ended
   */
  int forgetResult(String id);

  /**
   * The recordings and materials that would go, oldest use first: those that were not used for
   * {@code older}, and then as many more as it takes until the others need {@code keep} bytes at
   * most. Never a recording of a model that an unfinished job names, and no material as long as
   * there is such a job.
   */
  List<Use> prunable(long keep, Duration older);

  /**
   * When a recording was used last, to the hour.
   *
   * @param entry the recording
   * @param used when it was written, or opened by a job after that
   */
  record Use(Recordings.Entry entry, Instant used) {}

  /** Removes a recording; a job that has it open may go on. */
  void remove(Recordings.Entry recording);
}
