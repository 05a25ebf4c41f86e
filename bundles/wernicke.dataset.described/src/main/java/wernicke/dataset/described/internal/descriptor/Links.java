package wernicke.dataset.described.internal.descriptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import wernicke.api.PluginException;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.folders.internal.file.SafeFolder;

/**
 * Refuses files that lie outside of the folder: it may have been unpacked from anywhere.
 *
 * @param folder of the descriptor
 * @param problems gets what is refused
 */
record Links(Path folder, Problems problems) {
  /** Whether a file lies in the folder, or is not there, which is told by who reads it. */
  boolean inside(Path file) {
    try {
      if (Files.exists(file)) {
        SafeFolder.of(folder).requireInside(file);
      }
      return true;
    } catch (PluginException e) {
      problems.add(e.getMessage());
    } catch (IOException e) {
      problems.add(file.getFileName() + ": cannot be read: " + e);
    }
    return false;
  }

  /** Whether all files of a data set do. */
  boolean inside(Descriptor descriptor) {
    return descriptor.files().stream().filter(f -> !inside(f.path())).count() == 0;
  }
}
