package wernicke.api.console;

import java.util.List;
import java.util.stream.Stream;

/**
 * A word that may come next on a command line.
 *
 * @param word what is typed
 * @param description beside it; may be empty
 */
public record Candidate(String word, String description) {
  /** Words that speak for themselves. */
  public static List<Candidate> of(String... words) {
    return Stream.of(words).map(word -> new Candidate(word, "")).toList();
  }
}
