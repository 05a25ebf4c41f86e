package wernicke.model.transformers.internal.tokens;

import java.util.Arrays;

/**
 * The tokens of a passage, and of the passage up to the end of each part. For most parts the latter
 * are the first so many tokens of the former, and not stored twice.
 */
public final class PassageTokens {
  private final int[] whole;
  private final int[] lengths;
  private final int[][] own;

  /** Room for {@code parts} parts, to be filled in order. */
  PassageTokens(int[] whole, int parts) {
    this.whole = whole;
    this.lengths = new int[parts];
    this.own = new int[parts][];
  }

  /** Notes that the text up to the end of the part has the first {@code length} tokens. */
  void shared(int part, int length) {
    lengths[part] = length;
  }

  /** Notes the tokens of the text up to the end of the part; compares them with the whole. */
  void compare(int part, int[] tokens) {
    lengths[part] = tokens.length;
    if (tokens.length > whole.length
        || !Arrays.equals(tokens, 0, tokens.length, whole, 0, tokens.length)) {
      own[part] = tokens;
    }
  }

  /** Notes that the part adds no text to the one before. */
  void repeat(int part) {
    lengths[part] = lengths[part - 1];
    own[part] = own[part - 1];
  }

  /** Whether the tokens up to the end of the part begin the tokens of the whole. */
  public boolean shared(int part) {
    return own[part] == null;
  }

  /** Number of tokens up to the end of the part. */
  public int length(int part) {
    return lengths[part];
  }

  /** The last {@code count} tokens up to the end of the part; fewer if there are not so many. */
  public int[] last(int part, int count) {
    int[] tokens = own[part] == null ? whole : own[part];
    int end = lengths[part];
    return Arrays.copyOfRange(tokens, Math.max(0, end - count), end);
  }

  /**
   * At most {@code count} tokens up to the end of the part: the first {@code leading}, such as a
   * beginning-of-sequence token, and the last of the others.
   */
  public int[] last(int part, int count, int leading) {
    int end = lengths[part];
    int kept = Math.min(leading, Math.min(count, end));
    int[] result = last(part, count);
    System.arraycopy(own[part] == null ? whole : own[part], 0, result, 0, kept);
    return result;
  }
}
