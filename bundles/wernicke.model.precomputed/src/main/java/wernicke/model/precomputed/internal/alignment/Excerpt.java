package wernicke.model.precomputed.internal.alignment;

/** The beginning of a text on one line, for messages. */
public final class Excerpt {
  private static final int LENGTH = 40;

  private Excerpt() {}

  public static String of(String text) {
    String line = text.strip().replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    if (line.isEmpty()) {
      return text.isEmpty() ? "(the end)" : "(white space)";
    }
    return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "...";
  }
}
