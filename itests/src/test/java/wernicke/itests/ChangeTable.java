package wernicke.itests;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table "Where do I change ...?" of {@code docs/architecture.md}. */
final class ChangeTable {
  private static final Pattern PLACE = Pattern.compile("`(bundles/[^`]+)`");

  private final List<String> lines;

  private ChangeTable(List<String> lines) {
    this.lines = lines;
  }

  /** Reads it. */
  static ChangeTable of(Path document) throws IOException {
    return new ChangeTable(Files.readAllLines(document));
  }

  /** The places below {@code bundles/} that a change touches. */
  List<Place> places(String change) {
    String row =
        lines.stream()
            .filter(line -> line.startsWith("| " + change + " |"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the table has no row for " + change));
    return PLACE.matcher(row).results().map(found -> new Place(found.group(1))).toList();
  }

  /**
   * A file or a folder with all that is in it.
   *
   * @param pattern a glob; a word in angle brackets stands for any name
   */
  record Place(String pattern) {
    /** Whether a file, relative to the checkout, is there. */
    boolean has(Path file) {
      String glob = "glob:" + pattern.replaceAll("<[^>]*>", "*");
      return Stream.of(glob, glob + "/**").map(Place::matcher).anyMatch(m -> m.matches(file));
    }

    private static PathMatcher matcher(String glob) {
      return FileSystems.getDefault().getPathMatcher(glob);
    }
  }
}
