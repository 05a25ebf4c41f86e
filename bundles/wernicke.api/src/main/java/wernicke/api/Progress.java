package wernicke.api;

import java.util.concurrent.CancellationException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How far long work is, and whether it is still wanted. Thread-safe.
 *
 * <p>Every call is a sign of life. Work that gives none for minutes (ten for a metric, an hour for
 * a model or a data set, if not configured otherwise) is taken for stuck and given up.
 */
@ProviderType
public interface Progress {
  /**
   * Tells how much is done, from 0 to 1, and what is being done, in a few words. Cheap: call it as
   * often as you like.
   */
  void report(double fraction, String what);

  /** Whether the work has been cancelled, its deadline has passed or its plugin is leaving. */
  boolean cancelled();

  /** Call it between units of work that take less than a second. */
  default void check() {
    if (cancelled()) {
      throw new CancellationException("cancelled");
    }
  }

  /** Nobody watches and nobody cancels. */
  Progress NONE =
      new Progress() {
        @Override
        public void report(double fraction, String what) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };
}
