package wernicke.shell.internal.report;

import java.io.PrintStream;
import java.util.List;

/** Lines of a head and a text, all texts in one column. */
record Lines(PrintStream out) {
  private static final int HEAD = 15;
  private static final int LINE = 100;

  /** Cells after one head, on as many lines as they need. */
  void wrapped(String head, List<String> cells) {
    StringBuilder text = new StringBuilder();
    int length = HEAD;
    for (String cell : cells) {
      if (!text.isEmpty() && length + cell.length() + 2 > LINE) {
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
      line(head, text.toString());
    }
  }

  /** A head and what it is of. */
  void line(String head, String text) {
    out.println(head + " ".repeat(HEAD - head.length()) + text);
  }
}
