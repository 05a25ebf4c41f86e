package wernicke.model.precomputed.internal.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * What a file looks like from outside; another stamp means another content.
 *
 * @param path the file
 * @param bytes its size; -1 if it is not there
 * @param modified when it was last written, milliseconds since 1970; 0 for a folder
 */
record Stamp(Path path, long bytes, long modified) {
  static List<Stamp> of(List<Path> files) {
    return files.stream().map(Stamp::of).toList();
  }

  private static Stamp of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.isDirectory()
          ? new Stamp(file, 0, 0)
          : new Stamp(file, now.size(), now.lastModifiedTime().toMillis());
    } catch (IOException e) {
      return new Stamp(file, -1, 0); // gone between listing and looking: that is the answer
    }
  }
}
