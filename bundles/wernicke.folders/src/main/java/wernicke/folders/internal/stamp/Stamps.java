package wernicke.folders.internal.stamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What files look like from outside: kind, size, modification time, identity, whether they are
 * links and may be read. Equal stamps, unchanged files.
 *
 * @param files by path; a file that is not there has the stamp {@code absent}
 */
public record Stamps(Map<Path, String> files) {
  /** So many files of one entry are looked at; with more it is refused. */
  public static final int MOST_FILES = 10_000;

  private static final int DEPTH = 3;

  private static final String ABSENT = "absent";

  public Stamps {
    files = Map.copyOf(files);
  }

  /** Looks at files now, following links. */
  public static Stamps of(Collection<Path> paths) {
    Map<Path, String> files = new TreeMap<>();
    paths.forEach(p -> files.put(p, stamp(p)));
    return new Stamps(files);
  }

  /**
   * Looks at everything in a folder and in the folders in it; links to folders are not followed.
   *
   * @throws IOException if it cannot be listed, or has more than {@value #MOST_FILES} files
   */
  public static Stamps below(Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder.toRealPath())) {
      found.limit(MOST_FILES + 1L).forEach(paths::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (paths.size() > MOST_FILES) {
      throw new IOException("more than " + MOST_FILES + " files");
    }
    return of(paths);
  }

  /**
   * Looks at the first {@value #MOST_FILES} files of a folder and of the folders in it, three deep.
   *
   * @throws IOException if it cannot be listed
   */
  public static Stamps near(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder.toRealPath(), DEPTH)) {
      return of(found.limit(MOST_FILES).toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      if (now.isDirectory()) {
        return "folder";
      }
      return "%s %d %s %s %s %s"
          .formatted(
              now.isRegularFile() ? "file" : "other",
              now.size(),
              now.lastModifiedTime(),
              now.fileKey(),
              Files.isSymbolicLink(file),
              Files.isReadable(file));
    } catch (IOException e) {
      return ABSENT; // it is not there, or cannot be looked at: whoever reads it says so
    }
  }

  /** The same files as they look now. */
  public Stamps again() {
    return of(files.keySet());
  }

  /** Whether something is there. */
  public boolean there(Path file) {
    return !ABSENT.equals(files.getOrDefault(file, ABSENT));
  }
}
