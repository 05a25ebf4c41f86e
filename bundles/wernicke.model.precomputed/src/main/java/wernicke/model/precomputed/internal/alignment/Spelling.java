package wernicke.model.precomputed.internal.alignment;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one spelling difference between stimuli and file that is tolerated: a word that the stimuli
 * spell {@code peaked} may be {@code peeked} in the file; same case, same punctuation around it.
 *
 * <p>Readers of Natural Stories were shown the typing error (story 2, word 749, in {@code
 * all_stories.tok}); {@code words.tsv}, and the text that GPT-3 was given, have it corrected.
 */
final class Spelling {
  private static final Map<String, String> CORRECTED = Map.of("peaked", "peeked");
  private static final Pattern WORD = Pattern.compile("(\\P{L}*)(\\p{L}+)(\\P{L}*)");

  private Spelling() {}

  /** The spellings of a piece of the stimuli that a file may have, the exact one first. */
  static List<String> accepted(String piece) {
    Matcher word = WORD.matcher(piece);
    return word.matches() && CORRECTED.containsKey(word.group(2))
        ? List.of(piece, word.group(1) + CORRECTED.get(word.group(2)) + word.group(3))
        : List.of(piece);
  }
}
