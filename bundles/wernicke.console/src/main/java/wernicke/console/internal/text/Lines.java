package wernicke.console.internal.text;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines of a head and a text, all texts in one column.
 *
 * @param width of the terminal, where lines are broken; 0 if there is none
 */
public record Lines(PrintStream out, int width) {
  private static final int HEAD = 15;

  /** Width of lines of cells where there is no terminal. */
  private static final int LINE = 100;

  /** Cells after one head, on as many lines as they need. */
  public void wrapped(String head, List<String> cells) {
    StringBuilder text = new StringBuilder();
    int line = width > 0 ? width : LINE;
    int length = HEAD;
    for (String cell : cells) {
      if (!text.isEmpty() && length + cell.length() + 2 > line) {
        text.append('\n').append(" ".repeat(HEAD));
        length = HEAD;
      } else if (!text.isEmpty()) {
        text.append("  ");
        length += 2;
      }
      text.append(cell);
      length += cell.length();
    }
    if (!cells.isEmpty()) {
      out.println(padded(head) + text);
    }
  }

  /** A head and what it is of. */
  public void line(String head, String text) {
    Wrapped.lines(padded(head), text, width).forEach(out::println);
  }

  /** A text without a head. */
  public void text(String text) {
    Wrapped.lines("", text, width).forEach(out::println);
  }

  private static String padded(String head) {
    return head + " ".repeat(Math.max(1, HEAD - head.length()));
  }
}
