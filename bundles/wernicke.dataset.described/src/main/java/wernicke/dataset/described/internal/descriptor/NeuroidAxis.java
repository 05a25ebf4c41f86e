package wernicke.dataset.described.internal.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.dataset.described.internal.filter.Filter;
import wernicke.dataset.described.internal.table.TableFile;

/**
 * What is said of the neuroids.
 *
 * @param table a row for each neuroid
 * @param constant holds for all of them, such as {@code subject} or {@code atlas}
 * @param units in what the responses of some of them are measured; of several that fit a neuroid
 *     the first holds
 */
public record NeuroidAxis(Optional<Rows> table, Map<String, String> constant, List<Unit> units) {
  /** Nothing is said. */
  public static final NeuroidAxis NONE = new NeuroidAxis(Optional.empty(), Map.of(), List.of());

  public NeuroidAxis {
    constant = Map.copyOf(constant);
    units = List.copyOf(units);
  }

  /**
   * A unit of responses.
   *
   * @param neuroids their ids
   * @param unit such as {@code ms}
   */
  public record Unit(ColumnPattern neuroids, String unit) {}

  /**
   * A table of neuroids.
   *
   * @param id column that names the neuroid; otherwise rows are counted
   * @param subject column of the subject
   * @param metadata further columns that are kept
   * @param filter which neuroids are kept
   */
  public record Rows(
      TableFile file,
      Optional<String> id,
      Optional<String> subject,
      List<String> metadata,
      Filter filter) {
    public Rows {
      metadata = List.copyOf(metadata);
    }
  }
}
