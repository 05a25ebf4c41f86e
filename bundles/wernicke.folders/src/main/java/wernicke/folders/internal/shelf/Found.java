package wernicke.folders.internal.shelf;

import java.util.Optional;
import wernicke.folders.internal.stamp.Stamps;

/**
 * What examining something gave.
 *
 * @param id of what is offered; of something refused the name it was found under
 * @param stamps what it looked like before it was read
 * @param item what can be offered; empty if it is refused
 * @param text one line: a description, or the reason of the refusal
 */
public record Found<T>(String id, Stamps stamps, Optional<T> item, String text) {
  /** It can be used. */
  public static <T> Found<T> usable(String id, Stamps stamps, T item, String description) {
    return new Found<>(id, stamps, Optional.of(item), description);
  }

  /** It cannot be used. */
  public static <T> Found<T> refused(String id, Stamps stamps, String reason) {
    return new Found<>(id, stamps, Optional.empty(), reason);
  }
}
