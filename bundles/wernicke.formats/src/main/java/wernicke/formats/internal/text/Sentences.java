package wernicke.formats.internal.text;

import java.util.List;

/**
 * Where sentences end (science.md section 4, Behaviour): the rule of Brain-Score's data set
 * Futrell2018, which finds 481 sentences in the corpus.
 *
 * <p>It stands here and not in the api, which has no algorithms: the data set and the metric of
 * reading times each carry a copy of this one.
 */
public final class Sentences {
  private static final List<String> ENDINGS = List.of(".", "?", "!", ".'", "?'", "!'", ";'");

  private Sentences() {}

  /**
   * Whether a sentence ends at {@code word}: it ends in one of {@code . ? ! .' ?' !' ;'}, is not
   * "Mr.", and the next word of the story is not all lower case.
   */
  public static boolean endsAt(String word, String next) {
    return ENDINGS.stream().anyMatch(word::endsWith) && !word.equals("Mr.") && !allLowerCase(next);
  }

  /** At least one cased character and all of them lower case, as Python's {@code str.islower}. */
  private static boolean allLowerCase(String word) {
    return word.codePoints().anyMatch(Character::isLowerCase)
        && word.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
  }
}
