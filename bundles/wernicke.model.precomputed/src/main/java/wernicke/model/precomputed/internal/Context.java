package wernicke.model.precomputed.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a passage as a model sees it (science.md section 2, Brain-Score's {@code
 * prepare_context}): parts joined by one space, blank parts dropped, white space before any of
 * {@code . , ! ? ; :} removed.
 */
final class Context {
  private static final Pattern BEFORE_PUNCTUATION = Pattern.compile("\\s+(?=[.,!?;:])");

  private Context() {}

  /**
   * What each part adds to the text: the white space before it and itself; concatenated they are
   * the text.
   *
   * @return one for each part; empty for a blank one
   */
  static List<String> pieces(List<String> parts) {
    List<String> pieces = new ArrayList<>(parts.size());
    boolean started = false;
    for (String part : parts) {
      String piece = part.isBlank() ? "" : (started ? " " : "") + part.strip();
      pieces.add(BEFORE_PUNCTUATION.matcher(piece).replaceAll(""));
      started |= !part.isBlank();
    }
    return pieces;
  }
}
