package wernicke.report.internal.verb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import wernicke.api.PluginException;
import wernicke.api.console.UsageException;
import wernicke.formats.internal.file.Disk;
import wernicke.formats.internal.file.DurableFiles;

/** Writes a file at once or not at all. */
final class Exports {
  private Exports() {}

  /**
   * Writes it whole, in UTF-8.
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
    try {
      DurableFiles.stream(file, force, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw new PluginException(
          "cannot write " + file + ": " + Disk.reason(e) + "; check the disk and the rights", e);
    }
  }

  private static UsageException exists(Path file) {
    return new UsageException(file + " exists: choose another name, or overwrite it with --force");
  }
}
