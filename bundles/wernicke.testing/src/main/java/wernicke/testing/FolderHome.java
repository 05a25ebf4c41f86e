package wernicke.testing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wernicke.api.store.Home;

/**
 * A home in a folder, with some data folders.
 *
 * @param path the folder
 * @param dataFolders by the id of the data set
 */
public record FolderHome(Path path, Map<String, Path> dataFolders) implements Home {
  /** Without data folders; they can be added. */
  public FolderHome(Path path) {
    this(path, new LinkedHashMap<>());
  }

  /** The folder itself is the data folder of that data set; none can be added. */
  public FolderHome(Path path, String dataset) {
    this(path, Map.of(dataset, path));
  }

  @Override
  public Optional<Path> dataFolder(String dataset) {
    return Optional.ofNullable(dataFolders.get(dataset));
  }

  @Override
  public void addDataFolder(String dataset, Path folder) {
    dataFolders.put(dataset, folder);
  }
}
