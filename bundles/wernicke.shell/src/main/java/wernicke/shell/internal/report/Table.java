package wernicke.shell.internal.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of aligned columns. Numbers are aligned to the right, text to the left. */
public final class Table {
  private static final String GAP = "  ";

  /** A column of text is not made narrower than that. */
  private static final int LEAST = 8;

  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] right;

  /** Starts a table; a column whose head begins with {@code >} is aligned to the right. */
  public Table(String... heads) {
    right = new boolean[heads.length];
    List<String> row = new ArrayList<>();
    for (int i = 0; i < heads.length; i++) {
      right[i] = heads[i].startsWith(">");
      row.add(right[i] ? heads[i].substring(1) : heads[i]);
    }
    rows.add(row);
  }

  /** Adds a row with one text per column. */
  public Table row(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
    }
    rows.add(Arrays.stream(cells).map(c -> c.replaceAll("\\R", " ")).toList());
    return this;
  }

  /** Whether it has no row but the heads. */
  public boolean empty() {
    return rows.size() == 1;
  }

  /** Prints heads and rows, without blanks at the ends of lines. */
  public void print(PrintStream out) {
    int[] widths = widths();
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private int[] widths() {
    int[] widths = new int[right.length];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  /**
   * Prints it so that it fits.
   *
   * @param columns width of the terminal; 0 if there is none, then nothing is cut
   */
  public void print(PrintStream out, int columns) {
    int[] widths = widths();
    while (columns > 0 && total(widths) > columns && narrow(widths)) {
      // the widest text column gives way, one character at a time
    }
    rows.forEach(row -> out.println(line(cut(row, widths), widths)));
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private boolean narrow(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      if (!right[i] && widths[i] > LEAST && (widest < 0 || widths[i] >= widths[widest])) {
        widest = i;
      }
    }
    if (widest >= 0) {
      widths[widest]--;
    }
    return widest >= 0;
  }

  private static List<String> cut(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      boolean fits = width(cell) <= widths[i];
      cells.add(fits ? cell : cell.substring(0, cell.offsetByCodePoints(0, widths[i] - 1)) + "…");
    }
    return cells;
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - width(row.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(right[i] ? padding + row.get(i) : row.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
