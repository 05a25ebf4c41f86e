package wernicke.formats.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import wernicke.api.PluginException;

/**
 * How a table is written.
 *
 * @param announced whether its first row says {@code sep=} and the delimiter, as Excel writes it
 */
record Dialect(char delimiter, char quote, Decimal decimal, boolean announced) {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  private static final Pattern ANNOUNCED = Pattern.compile("\"?sep=([^\"\\r\\n])\"?\\R");

  /** A delimiter and the rows that it makes. */
  private record Reading(char delimiter, List<List<String>> rows) {
    /** Several columns, and every row has as many cells as the first. */
    boolean plain() {
      return columns() > 1 && rows.stream().allMatch(r -> r.size() == columns());
    }

    int columns() {
      return rows.isEmpty() ? 0 : rows.get(0).size();
    }

    /** The part of the cells that are numbers. */
    double numeric() {
      long cells = rows.stream().mapToLong(List::size).sum();
      long numbers = rows.stream().flatMap(List::stream).filter(Decimal::number).count();
      return (double) numbers / cells;
    }
  }

  /**
   * Looks at the beginning of a table.
   *
   * @throws PluginException if it can be read in several ways
   */
  static Dialect of(String name, Sample sample, Hints hints) {
    Matcher announcement = ANNOUNCED.matcher(sample.text());
    boolean announced = announcement.lookingAt();
    char delimiter =
        hints
            .delimiter()
            .orElseGet(
                () -> announced ? announcement.group(1).charAt(0) : find(name, sample, hints));
    List<List<String>> rows = sample.rows(delimiter, hints.quote());
    rows = announced && !rows.isEmpty() ? rows.subList(1, rows.size()) : rows;
    Decimal seen = delimiter == ',' ? Decimal.POINT : decimal(rows);
    Decimal decimal = hints.decimal().orElse(seen);
    return new Dialect(delimiter, hints.quote(), decimal, announced);
  }

  /** The usual one if it makes a table; else the only one that does. */
  private static char find(String name, Sample sample, Hints hints) {
    Reading usual = new Reading(hints.usual(), sample.rows(hints.usual(), hints.quote()));
    List<Reading> others = new ArrayList<>();
    for (char delimiter : DELIMITERS) {
      Reading other = new Reading(delimiter, sample.rows(delimiter, hints.quote()));
      boolean better = !usual.plain() || other.numeric() > usual.numeric();
      if (delimiter != hints.usual() && other.plain() && better) {
        others.add(other);
      }
    }
    if (others.size() == 1) {
      return others.get(0).delimiter();
    } else if (others.isEmpty() || usual.plain()) {
      return hints.usual();
    }
    throw new PluginException(
        name
            + ": the cells may be divided by "
            + others.stream().map(o -> shown(o.delimiter())).collect(Collectors.joining(" or by "))
            + "; "
            + hints.remedy());
  }

  private static String shown(char delimiter) {
    return delimiter == '\t' ? "tabs" : "'" + delimiter + "'";
  }

  /** A comma if some numbers can only be written with one, and no column has both. */
  private static Decimal decimal(List<List<String>> rows) {
    boolean commas = false;
    for (int j = 0; !rows.isEmpty() && j < rows.get(0).size(); j++) {
      int column = j;
      boolean comma = any(rows, column, true);
      if (comma && any(rows, column, false)) {
        return Decimal.POINT; // the commas are complained of one by one
      }
      commas |= comma;
    }
    return commas ? Decimal.COMMA : Decimal.POINT;
  }

  private static boolean any(List<List<String>> rows, int column, boolean comma) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .map(row -> row.get(column))
        .anyMatch(comma ? Decimal::onlyComma : Decimal::onlyPoint);
  }
}
