package wernicke.analysis.internal.neuroid;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Disk;
import wernicke.formats.internal.file.DurableFiles;

/** Files of one folder; each is whole or not there. */
final class Output {
  private final Path folder;
  private final boolean replace;
  private final List<Path> written = new ArrayList<>();

  /**
   * @param replace whether files that exist may be replaced
   * @throws PluginException if the folder is not there
   */
  Output(Path folder, boolean replace) {
    if (!Files.isDirectory(folder)) {
      throw new PluginException("there is no folder " + folder + ": create it first");
    }
    this.folder = folder;
    this.replace = replace;
  }

  /** Refuses, before any is written, what would be in the way. */
  void allow(List<String> names) {
    for (String name : names) {
      if (!replace && Files.exists(folder.resolve(name))) {
        throw exists(folder.resolve(name));
      }
    }
  }

  /** Writes a file. */
  void write(String name, DurableFiles.Stream content) {
    Path file = folder.resolve(name);
    try {
      DurableFiles.stream(file, replace, content);
      written.add(file);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw new PluginException(
          "cannot write " + file + ": " + Disk.reason(e) + "; check the disk and the rights", e);
    }
  }

  /** The same content, compressed. */
  static DurableFiles.Stream zipped(DurableFiles.Stream content) {
    return out -> {
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        content.write(zip);
      }
    };
  }

  /** All files so far. */
  List<Path> written() {
    return List.copyOf(written);
  }

  private static PluginException exists(Path file) {
    return new PluginException(file + " exists: choose another name, or overwrite it with --force");
  }
}
