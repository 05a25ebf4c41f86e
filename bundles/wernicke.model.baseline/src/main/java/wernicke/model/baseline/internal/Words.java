package wernicke.model.baseline.internal;

import java.util.Arrays;
import java.util.List;

/** The words of a part: a part may be one word, a sentence, or what was heard in a scan. */
final class Words {
  private Words() {}

  /** The stretches of a text between white space; none if it is blank. */
  static List<String> of(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
  }

  /** Mean number of characters (Unicode code points) of the words; NaN if there is none. */
  static double meanLength(String text) {
    return of(text).stream()
        .mapToInt(word -> word.codePointCount(0, word.length()))
        .average()
        .orElse(Double.NaN);
  }
}
