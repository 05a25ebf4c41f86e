package wernicke.dataset.described.internal.table;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.formats.internal.table.Decimal;

/**
 * The columns of a table.
 *
 * @param file the table
 * @param names in order; one may come twice as long as nobody asks for it
 * @param decimal how numbers are written
 */
public record Header(TableFile file, List<String> names, Decimal decimal) {
  private static final int SHOWN = 12;

  public Header {
    names = List.copyOf(names);
  }

  /**
   * The place of a column that the descriptor names.
   *
   * @param key of the descriptor that names it
   * @return from 0; -1 after a complaint, if the table does not have exactly one such column
   */
  public int find(String key, String column, Problems problems) {
    int count = Collections.frequency(names, column);
    if (count == 0) {
      problems.key(
          key,
          "is the column '" + column + "', which " + file.name() + " lacks; it has " + shown());
    } else if (count > 1) {
      problems.key(
          key,
          "is the column '"
              + column
              + "', which "
              + file.name()
              + " has "
              + count
              + " times; give each column its own name");
    }
    return count == 1 ? names.indexOf(column) : -1;
  }

  /** The place of a column that may be left out; -1 also if it was. */
  public int find(String key, Optional<String> column, Problems problems) {
    return column.isPresent() ? find(key, column.get(), problems) : -1;
  }

  private String shown() {
    String some =
        names.stream().limit(SHOWN).map(n -> "'" + n + "'").collect(Collectors.joining(", "));
    return names.size() > SHOWN ? some + " and " + (names.size() - SHOWN) + " more" : some;
  }
}
