package wernicke.dataset.described.internal.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a data set, collected so that one check tells everything. Each problem is one
 * line: where, what, and after a semicolon what to do.
 */
public final class Problems {
  /** So many are kept, the others only counted. */
  public static final int LIMIT = 50;

  private final List<String> lines = new ArrayList<>();
  private int count;

  /** Adds a line. */
  public void add(String line) {
    count++;
    if (lines.size() < LIMIT) {
      lines.add(line.replace("\r", "\\r").replace("\n", "\\n"));
    }
  }

  /** Adds a problem with a key of the descriptor. */
  public void key(String key, String what) {
    add("dataset.json: '" + key + "' " + what);
  }

  /**
   * Adds a problem with a row.
   *
   * @param row as a spreadsheet counts: 1 is the first row of the file
   */
  public void row(String file, long row, String what) {
    add(file + ":row " + row + ": " + what);
  }

  /** Adds a problem with a cell. */
  public void cell(String file, long row, String column, String what) {
    add(file + ":row " + row + ", column '" + column + "': " + what);
  }

  /** Whether there is none. */
  public boolean none() {
    return count == 0;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The problems in the order found; the last line says how many were left out, if any were. */
  public List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (count > lines.size()) {
      all.add("... and " + (count - lines.size()) + " more problems; mend these, then check again");
    }
    return all;
  }
}
