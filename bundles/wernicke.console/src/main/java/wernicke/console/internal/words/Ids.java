package wernicke.console.internal.words;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import wernicke.api.console.UsageException;

/** From an id as people write it to the id that is meant: capitals do not matter. */
public final class Ids {
  private Ids() {}

  /**
   * The id itself, or else the only one that differs in nothing but capitals.
   *
   * @param written what somebody wrote
   * @param known every id there is
   * @return empty if there is none
   * @throws UsageException if several differ in nothing but capitals, and none is written so
   */
  public static Optional<String> meant(String written, Collection<String> known) {
    if (known.contains(written)) {
      return Optional.of(written);
    }
    List<String> alike =
        known.stream().filter(written::equalsIgnoreCase).distinct().sorted().toList();
    if (alike.size() > 1) {
      throw new UsageException(
          "'" + written + "' may be " + String.join(" or ", alike) + ": mind the capitals");
    }
    return alike.stream().findFirst();
  }
}
