package wernicke.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a model puts finished parts of a long recording, so that an interrupted one goes on where
 * it was: after a cancellation, a stop, the end of the process. What is here was put here by the
 * same code, for the same weights, stimuli and spec.
 *
 * <p>The numbers must not depend on what is kept already: divide the work before you ask.
 */
@ProviderType
public interface Draft {
  /**
   * What has been kept under a name.
   *
   * @return empty if there is nothing, or it was damaged: make it anew
   */
  Optional<Matrix> kept(String name);

  /**
   * Keeps numbers under a name, in place of what was there before. On return they outlive the
   * process, if the disk has room for them; if not it is said in the log and the work goes on.
   */
  void keep(String name, Matrix numbers);

  /** Keeps nothing. */
  Draft NONE =
      new Draft() {
        @Override
        public Optional<Matrix> kept(String name) {
          return Optional.empty();
        }

        @Override
        public void keep(String name, Matrix numbers) {}
      };
}
