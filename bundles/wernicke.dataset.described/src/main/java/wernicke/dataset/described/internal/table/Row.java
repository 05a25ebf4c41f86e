package wernicke.dataset.described.internal.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.formats.internal.table.Decimal;

/**
 * A row of a table.
 *
 * @param number as a spreadsheet counts: the first row of the file, usually the header, is 1
 * @param cells as many as there are columns
 */
public record Row(Header header, long number, List<String> cells) {
  private static final int SHOWN = 40;

  /** The text of a cell without surrounding white space; empty if it says that it is missing. */
  public Optional<String> text(int column) {
    String cell = cells.get(column);
    return missing(cell) ? Optional.empty() : Optional.of(cell.strip());
  }

  /**
   * The text of a cell without surrounding white space, whatever it says ("nan" is a word, too); a
   * complaint if it is empty.
   */
  public Optional<String> require(int column, Problems problems) {
    String text = cells.get(column).strip();
    if (text.isEmpty()) {
      complain(column, "the cell is empty; fill it in, or leave the row out by 'filter'", problems);
    }
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  /** A number as float32, NaN if it is missing, and after a complaint if it is no number. */
  public float value(int column, Problems problems) {
    String cell = cells.get(column);
    if (missing(cell)) {
      return Float.NaN;
    }
    OptionalDouble number = header.decimal().parse(cell);
    if (number.isEmpty()) {
      complain(column, complaint(cell), problems);
      return Float.NaN;
    }
    float value = (float) number.getAsDouble();
    if (Float.isInfinite(value)) {
      complain(column, cell + " is too large for float32; use another unit", problems);
    }
    return value;
  }

  /** A number that has to be there; NaN after a complaint if it is not. */
  public double number(int column, Problems problems) {
    OptionalDouble number = header.decimal().parse(cells.get(column));
    if (number.isEmpty()) {
      complain(column, complaint(cells.get(column)), problems);
    }
    return number.orElse(Double.NaN);
  }

  /** What is wrong with a text that is no number, and what to do. */
  private String complaint(String cell) {
    if (cell.isBlank()) {
      return "the cell is empty; write a number, or add the word to 'missing'";
    }
    String start = cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "...";
    String what = "'" + start + "' is not a number; ";
    if (!header.decimal().other().parse(cell).isPresent()) {
      return what + "write a number, or add the word to 'missing'";
    }
    return header.decimal() == Decimal.POINT
        ? what + "write decimals with a point, or set 'decimal' to \",\""
        : what + "others have a decimal comma: write all alike, or set 'decimal'";
  }

  /** File and row, for messages. */
  public String place() {
    return header.file().name() + ":row " + number;
  }

  /** Adds a problem with a cell. */
  public void complain(int column, String what, Problems problems) {
    problems.cell(header.file().name(), number, header.names().get(column), what);
  }

  /** Adds a problem with the row. */
  public void complain(String what, Problems problems) {
    problems.row(header.file().name(), number, what);
  }

  private boolean missing(String cell) {
    return header.file().missing().contains(cell.strip());
  }
}
