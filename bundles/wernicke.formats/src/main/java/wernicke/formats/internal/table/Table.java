package wernicke.formats.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/** Delimited text with a header; columns are found by name, others are ignored. */
public final class Table {
  private final DataFile file;
  private final List<String> columns;
  private final long most;
  private List<String> header;
  private long rows;

  private Table(DataFile file, List<String> columns, long most) {
    this.file = file;
    this.columns = columns;
    this.most = most;
  }

  /**
   * Hands every row to {@code rows}, in the order of the file; empty lines are skipped.
   *
   * @param columns that have to be there
   * @throws PluginException naming file and line, if a column is missing, a row is shorter or
   *     longer than the header, the file is no text, or there is no row
   */
  public static void read(DataFile file, Hints hints, List<String> columns, Consumer<Row> rows) {
    read(file, hints, columns, Long.MAX_VALUE, rows);
  }

  /** The same, of at most so many rows. */
  public static void read(
      DataFile file, Hints hints, List<String> columns, long most, Consumer<Row> rows) {
    try (DelimitedText text = DelimitedText.open(file, hints)) {
      new Table(file, columns, most).read(text, rows);
    }
  }

  private void read(DelimitedText text, Consumer<Row> taker) {
    for (Optional<List<String>> next = text.next();
        next.isPresent() && rows < most;
        next = text.next()) {
      Row row = new Row(file, text.line(), text.decimal(), header, next.get());
      if (header == null && !row.blank()) {
        header = header(row);
      } else if (!row.blank()) {
        rows++;
        taker.accept(row.checked());
      }
    }
    if (rows == 0) {
      throw file.damaged(header == null ? "the file is empty" : "there is a header but no row");
    }
  }

  private List<String> header(Row row) {
    List<String> names = row.fields().stream().map(String::strip).toList();
    List<String> missing = new ArrayList<>(columns);
    missing.removeAll(names);
    if (!missing.isEmpty()) {
      throw row.error(
          "no column " + String.join(", ", missing) + "; it has " + String.join(", ", names));
    }
    return names;
  }

  /** One row; the first line of the file is line 1. */
  public record Row(
      DataFile file, long line, Decimal decimal, List<String> header, List<String> fields) {
    private boolean blank() {
      return fields.size() == 1 && fields.get(0).isBlank();
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
    public String text(String column) {
      return fields.get(header.indexOf(column));
    }

    /** A finite number. */
    public double number(String column) {
      OptionalDouble number = decimal.parse(text(column));
      if (number.isEmpty()) {
        throw error(column + " is '" + text(column) + "', not a finite number");
      }
      return number.getAsDouble();
    }

    /** A whole number. */
    public int integer(String column) {
      double number = number(column);
      if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw error(column + " is '" + text(column) + "', not a whole number");
      }
      return (int) number;
    }

    /** What is wrong with this row, in one line that names it. */
    public PluginException error(String what) {
      String visible = what.replace("\r", "\\r").replace("\n", "\\n");
      return new PluginException(file.name() + ", line " + line + ": " + visible);
    }
  }
}
