package wernicke.dataset.described.internal.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wernicke.dataset.described.internal.filter.BadCell;
import wernicke.dataset.described.internal.filter.Cells;
import wernicke.dataset.described.internal.filter.Filter;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.formats.internal.table.Decimal;

/** A condition, bound to the columns of a table. */
public final class RowFilter {
  private final Filter filter;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Problems problems;

  /**
   * Finds the columns; those that are not there are problems.
   *
   * @param key of the descriptor that holds the condition
   */
  public RowFilter(String key, Filter filter, Header header, Problems problems) {
    this.filter = filter;
    this.problems = problems;
    filter.columns().forEach(c -> columns.put(c, header.find(key, c, problems)));
  }

  /** Whether a row is kept; a row with a cell that cannot be compared is a problem and is not. */
  public boolean keeps(Row row) {
    try {
      return filter.keeps(cells(row));
    } catch (BadCell e) {
      row.complain(columns.get(e.column()), e.getMessage() + "; correct one of them", problems);
      return false;
    }
  }

  private Cells cells(Row row) {
    return new Cells() {
      @Override
      public Optional<String> cell(String column) {
        return row.text(columns.get(column));
      }

      @Override
      public Decimal decimal() {
        return row.header().decimal();
      }
    };
  }
}
