package wernicke.formats.internal.text;

/**
 * The first difference between two texts, for messages: an excerpt of each around it, and the two
 * characters. White space that touches the difference is shown, a blank as {@code ·}.
 */
public final class Difference {
  private static final int BEFORE = 15;
  private static final int LENGTH = 40;

  private final String left;
  private final String right;
  private final int at;

  private Difference(String left, String right, int at) {
    this.left = left;
    this.right = right;
    this.at = at;
  }

  /** Compares two texts. */
  public static Difference of(String left, String right) {
    int at = 0;
    int end = Math.min(left.length(), right.length());
    while (at < end && left.charAt(at) == right.charAt(at)) {
      at++;
    }
    boolean split = at > 0 && Character.isHighSurrogate(left.charAt(at - 1));
    return new Difference(left, right, split ? at - 1 : at);
  }

  /** Where the first difference is, from 0. */
  public int position() {
    return at;
  }

  /** The left text around the difference; {@code (the end)} if there is none of it. */
  public String left() {
    return excerpt(left);
  }

  /** The right text around the difference. */
  public String right() {
    return excerpt(right);
  }

  /** The two characters, such as {@code 'a' against a blank}. */
  public String characters() {
    return character(left) + " against " + character(right);
  }

  private String character(String text) {
    if (at >= text.length()) {
      return "the end";
    }
    int c = text.codePointAt(at);
    boolean seen = !Character.isISOControl(c) && !Character.isSpaceChar(c);
    String code = String.format("U+%04X", c);
    if (c == ' ') {
      return "a blank";
    } else if (c < 128) {
      return seen ? "'" + Character.toString(c) + "'" : code;
    }
    return seen ? "'" + Character.toString(c) + "' (" + code + ")" : code;
  }

  private String excerpt(String text) {
    int first = at;
    while (first > 0 && Character.isWhitespace(text.charAt(first - 1))) {
      first--;
    }
    int last = at;
    while (last < text.length() && Character.isWhitespace(text.charAt(last))) {
      last++;
    }
    int start = first <= BEFORE ? 0 : whole(text, first - BEFORE);
    int end = text.length() - start <= LENGTH ? text.length() : whole(text, start + LENGTH);
    StringBuilder excerpt = new StringBuilder(start > 0 ? "..." : "");
    for (int i = start; i < end; i++) {
      excerpt.append(shown(text.charAt(i), i >= first && i < last));
    }
    excerpt.append(end < text.length() ? "..." : "");
    String line = excerpt.toString().strip();
    return line.isEmpty() ? "(the end)" : line;
  }

  /** Not between the halves of a character. */
  private static int whole(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index)) ? index + 1 : index;
  }

  private static String shown(char c, boolean here) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case ' ' -> here ? "·" : " ";
      default -> String.valueOf(c);
    };
  }
}
