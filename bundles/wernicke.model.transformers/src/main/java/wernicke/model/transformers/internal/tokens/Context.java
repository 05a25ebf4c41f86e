package wernicke.model.transformers.internal.tokens;

import java.util.Arrays;
import java.util.List;
import wernicke.formats.internal.text.PassageText;

/**
 * The text of a passage as a model reads it ({@link PassageText}), and where each part ends in it.
 *
 * <p>The text of the first k parts is exactly the first {@code ends[k - 1]} characters of the
 * whole: parts have no surrounding white space (any is removed), so joining changes nothing that
 * was there before.
 */
public final class Context {
  private final String text;
  private final int[] ends;

  private Context(String text, int[] ends) {
    this.text = text;
    this.ends = ends;
  }

  /** Prepares the parts of one passage. */
  public static Context of(List<String> parts) {
    StringBuilder text = new StringBuilder();
    int[] ends = new int[parts.size()];
    List<String> pieces = PassageText.pieces(parts);
    for (int i = 0; i < ends.length; i++) {
      ends[i] = text.append(pieces.get(i)).length();
    }
    return new Context(text.toString(), ends);
  }

  /** The first so many parts. */
  public Context first(int parts) {
    int end = parts == 0 ? 0 : ends[parts - 1];
    return parts == ends.length
        ? this
        : new Context(text.substring(0, end), Arrays.copyOf(ends, parts));
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** Number of parts, blank ones included. */
  public int parts() {
    return ends.length;
  }

  /** Where the text of the first {@code part + 1} parts ends. */
  public int end(int part) {
    return ends[part];
  }

  /** Whether the part adds no text. */
  public boolean blank(int part) {
    return ends[part] == (part == 0 ? 0 : ends[part - 1]);
  }

  /** Whether a word ends with the part: white space follows, or nothing. */
  public boolean endsWord(int part) {
    int end = ends[part];
    return end == text.length() || PassageText.space(text.charAt(end));
  }

  /** The text up to the end of the part. */
  public String prefix(int part) {
    return text.substring(0, ends[part]);
  }
}
