package wernicke.hub.internal.verb;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wernicke.api.DatasetInfo;
import wernicke.api.PluginException;
import wernicke.api.store.Home;
import wernicke.formats.internal.file.Disk;

/** Where the files of data sets are, and which of them are missing. */
final class DataFolders {
  private DataFolders() {}

  /**
   * What is missing in a folder, as the data set names it; a name may hold {@code *}, and several
   * be joined by {@code or}.
   */
  static List<String> missing(DatasetInfo dataset, Path folder) {
    return dataset.files().stream()
        .filter(files -> Arrays.stream(files.split(" or ", -1)).noneMatch(f -> present(folder, f)))
        .toList();
  }

  /** Whether a file (or any file of a pattern) is there. */
  static boolean present(Path folder, String file) {
    int slash = file.indexOf('/');
    String name = slash < 0 ? file : file.substring(0, slash);
    String rest = file.substring(slash + 1);
    if (name.indexOf('*') < 0) {
      Path next = folder.resolve(name);
      return slash < 0 ? Files.exists(next) : present(next, rest);
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, name)) {
      for (Path next : found) {
        if (slash < 0 || present(next, rest)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new PluginException("cannot list " + folder + ": " + Disk.reason(e), e);
    }
  }

  /** One phrase: whether the data set can be used now. */
  static String state(DatasetInfo dataset, Home home) {
    if (dataset.files().isEmpty()) {
      return "built in";
    }
    Optional<Path> folder = home.dataFolder(dataset.id());
    if (folder.isEmpty()) {
      return "not here";
    }
    int missing = missing(dataset, folder.get()).size();
    return missing == 0 ? "ready" : missing + " of " + dataset.files().size() + " files missing";
  }

  /** Where {@code data fetch} puts files: the data set's folder in the home. */
  static Path own(DatasetInfo dataset, Home home) {
    Path data = home.path().resolve("data");
    return home.dataFolder(dataset.id())
        .filter(folder -> folder.startsWith(data))
        .orElseGet(() -> data.resolve(dataset.id()));
  }
}
