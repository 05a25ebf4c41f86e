package wernicke.dataset.described.internal.descriptor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import wernicke.dataset.described.internal.table.TableFile;
import wernicke.formats.internal.table.Decimal;
import wernicke.formats.internal.table.Hints;

/**
 * Reads which files are meant: the keys {@code file}, {@code delimiter}, {@code decimal}, {@code
 * header}, {@code transposed}.
 */
final class FileKeys {
  private static final Set<String> DELIMITERS = Set.of(",", ";", "\t", "|", " ");

  private final Path folder;
  private final Set<String> missing;

  /**
   * @param folder that relative names start from
   * @param missing what a cell without a value says
   */
  FileKeys(Path folder, Set<String> missing) {
    this.folder = folder;
    this.missing = missing;
  }

  /** A table whose first row names the columns. */
  TableFile table(Keys keys) {
    return file(keys, true);
  }

  /** A matrix; its first row names the columns only if {@code header} says so. */
  MatrixFile matrix(Keys keys) {
    return new MatrixFile(file(keys, keys.flag("header", false)), keys.flag("transposed", false));
  }

  private TableFile file(Keys keys, boolean header) {
    String name = keys.required("file", "name the file");
    return new TableFile(name, path(keys, name), hints(keys, name), header, missing);
  }

  private Path path(Keys keys, String name) {
    try {
      return folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      keys.problems()
          .key(keys.path("file"), "is '" + name + "', which cannot name a file; rename it");
      return folder;
    }
  }

  private static Hints hints(Keys keys, String name) {
    Optional<String> delimiter = keys.text("delimiter");
    if (delimiter.isPresent() && !DELIMITERS.contains(delimiter.get())) {
      keys.problems()
          .key(
              keys.path("delimiter"),
              "is '" + delimiter.get() + "'; it is one of , ; | a blank and \\t");
    }
    Optional<String> decimal = keys.text("decimal");
    Optional<Decimal> mark =
        Arrays.stream(Decimal.values())
            .filter(d -> decimal.equals(Optional.of(d.mark())))
            .findFirst();
    if (decimal.isPresent() && mark.isEmpty()) {
      keys.problems().key(keys.path("decimal"), "is '" + decimal.get() + "'; it is . or ,");
    }
    return Hints.of(name, "set 'delimiter' beside 'file'")
        .with(delimiter.filter(d -> d.length() == 1).map(d -> d.charAt(0)), mark);
  }
}
