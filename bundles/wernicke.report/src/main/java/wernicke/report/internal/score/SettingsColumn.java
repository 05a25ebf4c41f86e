package wernicke.report.internal.score;

import java.util.ArrayList;
import java.util.List;

/**
 * The column of a table of results that says what was asked otherwise than usual.
 *
 * @param there whether it is: only where something was
 */
public record SettingsColumn(boolean there) {
  public static final String NAME = "settings";

  /** The head of a table, the column in its place. */
  public String[] head(List<String> before, List<String> after) {
    return row(before, NAME, after);
  }

  /** The cells of a row. */
  public String[] row(List<String> before, String settings, List<String> after) {
    List<String> cells = new ArrayList<>(before);
    if (there) {
      cells.add(settings);
    }
    cells.addAll(after);
    return cells.toArray(String[]::new);
  }
}
