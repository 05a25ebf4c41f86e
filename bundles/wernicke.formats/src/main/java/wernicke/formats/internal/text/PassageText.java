package wernicke.formats.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a passage as a model reads it (science.md section 2): parts are joined by one space,
 * blank parts dropped, and white space before any of {@code . , ! ? ; :} removed, as Brain-Score's
 * {@code prepare_context} does, with white space as Python's {@code re} and {@code str.strip}
 * understand it (no-break spaces and the separators U+001C to U+001F too).
 *
 * <p>It stands here and not in the api, which has no algorithms: the models that read texts each
 * carry a copy of this one.
 */
public final class PassageText {
  private static final String SPACE = "[\\s\\x1c-\\x1f]";
  private static final Pattern AROUND = pattern("^" + SPACE + "+|" + SPACE + "+$");
  private static final Pattern BEFORE_PUNCTUATION = pattern(SPACE + "+(?=[.,!?;:])");
  private static final Pattern ONE = pattern(SPACE);

  private PassageText() {}

  /**
   * What each part adds to the text: the white space before it and itself; concatenated they are
   * the text, and the first k of them are the text of the first k parts.
   *
   * @return one for each part; empty for a blank one
   */
  public static List<String> pieces(List<String> parts) {
    List<String> pieces = new ArrayList<>(parts.size());
    boolean started = false;
    for (String part : parts) {
      String own = AROUND.matcher(part).replaceAll("");
      String joined = started && !own.isEmpty() ? " " + own : own;
      pieces.add(BEFORE_PUNCTUATION.matcher(joined).replaceAll(""));
      started |= !own.isEmpty();
    }
    return pieces;
  }

  /** Whether a character is white space. */
  public static boolean space(char character) {
    return ONE.matcher(String.valueOf(character)).matches();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }
}
