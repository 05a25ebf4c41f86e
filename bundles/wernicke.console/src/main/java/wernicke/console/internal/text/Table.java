package wernicke.console.internal.text;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import wernicke.api.console.Terminal;

/**
 * Rows of aligned columns. Numbers are aligned to the right, text to the left. At a terminal that
 * is too narrow a table gives way as it was told to, and says what is missing; elsewhere it is
 * always whole.
 */
public final class Table {
  private static final String GAP = "  ";

  /** A column is not cut to less than that. */
  private static final int LEAST = 8;

  /** A column of sentences is not made narrower than that. */
  private static final int NARROWEST = 20;

  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] right;
  private List<String> leaving = List.of();
  private List<String> cutting = List.of();
  private boolean wrapping;

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

  /** Columns that may be left out, by their heads; the first one goes first. */
  public Table leaving(String... heads) {
    leaving = List.of(heads);
    return this;
  }

  /** Columns whose texts may be cut, by their heads; no ids and no numbers. */
  public Table cutting(String... heads) {
    cutting = List.of(heads);
    return this;
  }

  /** The last column holds sentences that go on below each other and lose nothing. */
  public Table wrapping() {
    wrapping = true;
    return this;
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

  /** Prints heads and rows whole, without blanks at the ends of lines. */
  public void print(PrintStream out) {
    new Fit(0).print(out);
  }

  /**
   * Prints it so that it fits the terminal behind standard output; what is missing then is told on
   * standard error.
   */
  public void print(Terminal terminal) {
    Fit fit = new Fit(terminal.width());
    fit.print(terminal.out());
    fit.missing()
        .map(text -> Wrapped.lines("", text, terminal.columns()))
        .ifPresent(lines -> lines.forEach(terminal.err()::println));
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** How wide each column is, of how many a line can hold. */
  private final class Fit {
    private final int columns;
    private final Map<Integer, Integer> widths = new HashMap<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> cut = new ArrayList<>();
    private final int whole;

    /**
     * @param columns of the terminal; 0 if there is none
     */
    Fit(int columns) {
      this.columns = columns;
      for (int i = 0; i < right.length; i++) {
        int column = i;
        widths.put(i, rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0));
      }
      whole = total();
      if (tooWide()) {
        IntStream.range(0, right.length).filter(this::blank).forEach(widths::remove);
        wrap();
        leaving.forEach(this::leave);
        narrow();
        wrap();
      }
    }

    private int total() {
      return widths.values().stream().mapToInt(w -> w).sum() + GAP.length() * (widths.size() - 1);
    }

    private boolean tooWide() {
      return columns > 0 && total() > columns;
    }

    /** Whether nothing is in a column but its head. */
    private boolean blank(int column) {
      return rows.stream().skip(1).allMatch(row -> row.get(column).isBlank());
    }

    private void leave(String head) {
      int column = rows.get(0).indexOf(head);
      if (tooWide() && widths.remove(column) != null) {
        left.add(head);
      }
    }

    /** The widest of the columns that may be cut gives way, one character at a time. */
    private void narrow() {
      while (tooWide()) {
        int widest = -1;
        for (String head : cutting) {
          int column = rows.get(0).indexOf(head);
          int width = widths.getOrDefault(column, 0);
          if (width > LEAST && (widest < 0 || width > widths.get(widest))) {
            widest = column;
          }
        }
        if (widest < 0) {
          return;
        }
        widths.merge(widest, -1, Integer::sum);
        String head = rows.get(0).get(widest);
        if (!cut.contains(head)) {
          cut.add(head);
        }
      }
    }

    private void wrap() {
      int last = right.length - 1;
      if (wrapping && tooWide() && widths.containsKey(last)) {
        widths.merge(last, columns - total(), (width, less) -> Math.max(NARROWEST, width + less));
      }
    }

    void print(PrintStream out) {
      List<Integer> shown = widths.keySet().stream().sorted().toList();
      for (List<String> row : rows) {
        StringBuilder line = new StringBuilder();
        shown.forEach(
            i ->
                line.append(line.isEmpty() && i.equals(shown.get(0)) ? "" : GAP)
                    .append(cell(row, i)));
        lines(line.toString(), row.get(right.length - 1)).forEach(out::println);
      }
    }

    private String cell(List<String> row, int column) {
      if (sentences(column)) {
        return "";
      }
      String cell = row.get(column);
      int width = widths.get(column);
      if (width(cell) > width) {
        cell = cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
      }
      String padding = " ".repeat(width - width(cell));
      return right[column] ? padding + cell : cell + padding;
    }

    private boolean sentences(int column) {
      return wrapping && column == right.length - 1;
    }

    private List<String> lines(String start, String sentences) {
      return sentences(right.length - 1) && widths.containsKey(right.length - 1)
          ? Wrapped.lines(start, sentences, columns)
          : List.of(start.stripTrailing());
    }

    /** In one line, what a wider terminal would show. */
    Optional<String> missing() {
      List<String> words = new ArrayList<>();
      if (!left.isEmpty()) {
        words.add("left out: " + String.join(", ", left));
      }
      if (!cut.isEmpty()) {
        words.add("cut: " + String.join(", ", cut));
      }
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(String.join("; ", words) + " (--json or " + whole + " columns show all)");
    }
  }
}
