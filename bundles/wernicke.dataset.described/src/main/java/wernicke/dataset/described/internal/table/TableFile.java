package wernicke.dataset.described.internal.table;

import java.nio.file.Path;
import java.util.Set;
import wernicke.formats.internal.table.Hints;

/**
 * A file of delimited text.
 *
 * @param name as the descriptor names it, for messages
 * @param path where it is
 * @param hints what the descriptor says of how it is written
 * @param header whether the first row names the columns; if not they are called 1, 2, 3 ...
 * @param missing what a cell says if its value is missing
 */
public record TableFile(String name, Path path, Hints hints, boolean header, Set<String> missing) {
  public TableFile {
    missing = Set.copyOf(missing);
  }
}
