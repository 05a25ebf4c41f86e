package wernicke.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The main sources of a checkout: those below {@code bundles} and {@code runtime}.
 *
 * @param root the checkout
 */
record SourceTree(Path root) {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|'\\\\?.'|\"((?:\\\\.|[^\"\\\\\\n])*+)\"");

  /** Its files, relative to the checkout. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String rooms : List.of("bundles", "runtime")) {
      for (Path room : children(root.resolve(rooms))) {
        files.addAll(below(room.resolve(MAIN)));
      }
    }
    return files;
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  private List<Path> below(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).map(root::relativize).toList();
    }
  }

  /** Packages of more than {@code most} files, without {@code package-info}. */
  Set<String> crowded(int most) throws IOException {
    Map<String, Long> sizes =
        files().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(this::packageOf, TreeMap::new, Collectors.counting()));
    sizes.values().removeIf(files -> files <= most);
    return sizes.keySet();
  }

  private String packageOf(Path file) {
    String folder = file.getParent().toString();
    return folder
        .substring(folder.indexOf(MAIN.toString()) + MAIN.toString().length() + 1)
        .replace(root.getFileSystem().getSeparator(), ".");
  }

  /** Which files have one of these names as a text of their own; comments do not count. */
  Set<Path> naming(Set<String> names) throws IOException {
    return files().stream()
        .filter(file -> texts(file).stream().anyMatch(names::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The texts in the code of a file. */
  Set<String> texts(Path file) {
    return COMMENT_OR_TEXT
        .matcher(read(file))
        .results()
        .filter(found -> found.group(1) != null)
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String read(Path file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
