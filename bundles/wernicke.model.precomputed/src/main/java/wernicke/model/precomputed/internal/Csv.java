package wernicke.model.precomputed.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import wernicke.api.PluginException;
import wernicke.formats.internal.table.Decimal;
import wernicke.formats.internal.table.DelimitedText;
import wernicke.formats.internal.table.Hints;

/** Delimited text with a header; columns are found by name. */
final class Csv {
  /** So many rows are read when a table arrives; a job reads all. */
  static final int CHECKED = 100_000;

  private Csv() {}

  /**
   * Reads all rows; empty lines are skipped.
   *
   * @throws PluginException naming file and line, if a column is missing, a row is shorter or
   *     longer than the header, the file is no text, or there is no row
   */
  static List<Row> read(Path file, List<String> columns) {
    return read(file, columns, Integer.MAX_VALUE);
  }

  /** The same, of at most so many rows. */
  static List<Row> read(Path file, List<String> columns, int most) {
    Hints hints = Hints.of(file.toString(), "divide them by commas");
    try (DelimitedText text = DelimitedText.open(file.toString(), file, hints)) {
      return rows(file, columns, most, text);
    }
  }

  private static List<Row> rows(Path file, List<String> columns, int most, DelimitedText text) {
    List<String> header = null;
    List<Row> rows = new ArrayList<>();
    for (Optional<List<String>> next = text.next(); next.isPresent(); next = text.next()) {
      Row row = new Row(file, text.line(), text.decimal(), header, next.get());
      if (header == null && !row.blank()) {
        header = header(row, columns);
      } else if (!row.blank()) {
        rows.add(row.checked());
        if (rows.size() >= most) {
          return rows;
        }
      }
    }
    if (rows.isEmpty()) {
      throw new PluginException(
          file + (header == null ? " is empty" : " has a header but no rows"));
    }
    return rows;
  }

  private static List<String> header(Row row, List<String> columns) {
    List<String> header = row.fields();
    for (String column : columns) {
      if (!header.contains(column)) {
        throw row.error("no column " + column + "; it has " + String.join(", ", header));
      }
    }
    return header;
  }

  /** One row; the header is line 1. */
  record Row(Path file, long line, Decimal decimal, List<String> header, List<String> fields) {
    private boolean blank() {
      return fields.equals(List.of(""));
    }

    private Row checked() {
      if (fields.size() != header.size()) {
        throw error(
            fields.size()
                + " columns, but the header has "
                + header.size()
                + ": is the file cut short or a quote missing?");
      }
      return this;
    }

    /** The field of a column, as it is. */
    String text(String column) {
      return fields.get(header.indexOf(column));
    }

    /** A finite number. */
    double number(String column) {
      OptionalDouble number = decimal.parse(text(column));
      if (number.isEmpty()) {
        throw error(column + " is '" + text(column) + "', not a finite number");
      }
      return number.getAsDouble();
    }

    /** What is wrong with this row, in one line that names it. */
    PluginException error(String what) {
      return new PluginException(file + ", line " + line + ": " + oneLine(what));
    }

    private static String oneLine(String text) {
      return text.replace("\r", "\\r").replace("\n", "\\n");
    }
  }
}
