package wernicke.analysis.internal.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DurableFiles;

/**
 * Files of one score's, or one choice of scores', figures in a folder; each is either whole or not
 * there.
 */
final class FigureFiles {
  private static final int LONGEST = 100;

  private final Path folder;
  private final String name;

  /**
   * Creates the folder if need be.
   *
   * @param stem the folder and how the names of the files begin
   */
  FigureFiles(Path stem) {
    this.folder = stem.toAbsolutePath().getParent();
    this.name = stem.getFileName() + "_";
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** A part of a file name that every system takes. */
  static String safe(String id) {
    String safe = id.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[.-]+", "");
    return safe.substring(0, Math.min(LONGEST, safe.length()));
  }

  /**
   * Writes one file, in place of an earlier one.
   *
   * @throws PluginException if the folder cannot be written
   */
  Path write(String suffix, byte[] content) {
    Path file = folder.resolve(name + suffix);
    try {
      DurableFiles.write(file, content);
      return file;
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private PluginException refused(IOException e) {
    return new PluginException(
        "cannot write figures to " + folder + " (" + e.getMessage() + "): choose another folder",
        e);
  }
}
