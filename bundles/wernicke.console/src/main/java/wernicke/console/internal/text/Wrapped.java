package wernicke.console.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Long lines, broken at blanks. */
public final class Wrapped {
  /** What is left for a text beside its start, however narrow the terminal is. */
  private static final int NARROWEST = 20;

  private Wrapped() {}

  /**
   * Breaks a text; a word that is longer than a line stays whole.
   *
   * @param start what the first line begins with; the others begin with as many blanks
   * @param columns width of the terminal; 0 if there is none: nothing is broken
   */
  public static List<String> lines(String start, String text, int columns) {
    List<String> lines = new ArrayList<>();
    int width = columns == 0 ? Integer.MAX_VALUE : Math.max(columns, start.length() + NARROWEST);
    StringBuilder line = new StringBuilder(start);
    for (String word : text.split(" ", -1)) {
      boolean empty = line.length() == start.length();
      if (!empty && (long) line.length() + 1 + word.length() > width) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(start.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
