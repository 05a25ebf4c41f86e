package wernicke.dataset.described.internal.filter;

import java.util.Optional;
import wernicke.formats.internal.table.Decimal;

/** One row of a table, as a condition sees it. */
public interface Cells {
  /** The cell of a column that exists; empty if the cell says that the value is missing. */
  Optional<String> cell(String column);

  /** How the cells write numbers. */
  default Decimal decimal() {
    return Decimal.POINT;
  }
}
