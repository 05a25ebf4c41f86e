package wernicke.console.internal.text;

import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180 CSV with line feeds. */
public final class Csv {
  private Csv() {}

  /** A row, ended by a line feed. */
  public static String row(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(",")) + "\n";
  }

  /** A number with all its digits; empty if it is NaN or infinite. */
  public static String number(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
        ? "\"" + cell.replace("\"", "\"\"") + "\""
        : cell;
  }
}
