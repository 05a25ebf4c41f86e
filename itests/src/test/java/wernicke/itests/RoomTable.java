package wernicke.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of rooms in {@code bundles/README.md}. */
final class RoomTable {
  private record Row(String room, Set<String> uses) {}

  private final List<Row> rows;

  private RoomTable(List<Row> rows) {
    this.rows = rows;
  }

  /** Reads it. */
  static RoomTable of(Path readme) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(readme)) {
      if (line.startsWith("| `wernicke.")) {
        String[] cells = line.split("\\|", -1);
        Set<String> uses = names(cells[3]);
        Stream.of(cells[1].split(",", -1)).forEach(room -> rows.add(new Row(plain(room), uses)));
      }
    }
    return new RoomTable(rows);
  }

  private static Set<String> names(String cell) {
    return Stream.of(cell.replaceAll("\\([^)]*\\)", "").split(",", -1))
        .map(RoomTable::plain)
        .filter(name -> !name.equals("–"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String plain(String cell) {
    return cell.replace("`", "").replace("_", "").strip();
  }

  /** What a bundle may use: its own row, or that of its kind. */
  Set<String> uses(String bundle) {
    return rows.stream()
        .filter(row -> row.room().equals(bundle))
        .findFirst()
        .or(() -> kind(bundle))
        .map(Row::uses)
        .orElseThrow(() -> new AssertionError("the table has no row for " + bundle));
  }

  private Optional<Row> kind(String bundle) {
    String kind = bundle.replaceFirst("\\.[^.]+$", ".*");
    return rows.stream().filter(row -> row.room().equals(kind)).findFirst();
  }
}
