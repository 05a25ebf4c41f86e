package wernicke.report.internal.verb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import wernicke.api.PluginException;
import wernicke.api.console.UsageException;
import wernicke.console.internal.text.Texts;

/** Writes a file at once or not at all. */
final class Exports {
  private Exports() {}

  /**
   * Writes beside the file, forces it to disk, renames.
   *
   * @throws UsageException if the file exists and {@code force} is not given, or the folder does
   *     not exist
   * @throws PluginException if it cannot be written; the old file, if any, is as it was
   */
  static void write(Path file, String text, boolean force) {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new UsageException("there is no folder " + folder + ": create it first");
    }
    if (Files.exists(file) && !force) {
      throw exists(file);
    }
    Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      put(part, text);
      move(part, file, force);
    } catch (FileAlreadyExistsException e) {
      remove(part, e);
      throw exists(file);
    } catch (IOException e) {
      remove(part, e);
      throw new PluginException(
          "cannot write " + file + ": " + Texts.reason(e) + "; check the disk and the rights", e);
    }
  }

  private static void put(Path part, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void move(Path part, Path file, boolean force) throws IOException {
    if (force) {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.move(part, file);
    }
  }

  private static UsageException exists(Path file) {
    return new UsageException(file + " exists: choose another name, or overwrite it with --force");
  }

  private static void remove(Path part, IOException why) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }
}
