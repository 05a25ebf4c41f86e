package wernicke.model.transformers.internal.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a checkpoint folder looks like from outside: size, modification time and identity of each
 * file that matters. Equal snapshots, unchanged files.
 *
 * @param folder the folder
 * @param files by name: {@code *.json}, {@code *.safetensors}, {@code *.bin}, {@code *.model}
 */
public record FolderSnapshot(Path folder, Map<String, Stamp> files) {
  /**
   * One file.
   *
   * @param bytes its size
   * @param modified nanoseconds or coarser, as the file system tells
   * @param key identity of the file (the inode); empty where there is none
   */
  public record Stamp(long bytes, String modified, String key) {}

  public FolderSnapshot {
    files = Map.copyOf(files);
  }

  /**
   * Looks at a folder now.
   *
   * @throws IOException if it cannot be listed
   */
  public static FolderSnapshot of(Path folder) throws IOException {
    Map<String, Stamp> files = new TreeMap<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, "*.{json,safetensors,bin,model}")) {
      for (Path file : entries) {
        stamp(file, files);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new FolderSnapshot(folder, files);
  }

  private static void stamp(Path file, Map<String, Stamp> files) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      String key = now.fileKey() == null ? "" : now.fileKey().toString();
      files.put(
          file.getFileName().toString(),
          new Stamp(now.size(), now.lastModifiedTime().toString(), key));
    } catch (NoSuchFileException e) {
      files.remove(file.getFileName().toString()); // it went away between listing and looking
    }
  }

  /** Whether the file that makes a folder a checkpoint is there. */
  public boolean hasConfig() {
    return files.containsKey("config.json");
  }
}
