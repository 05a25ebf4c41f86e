package wernicke.model.precomputed.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wernicke.api.store.Home;

/** A home in a folder that knows the data folders it is told. */
record FolderHome(Path path, Map<String, Path> dataFolders) implements Home {
  FolderHome(Path path) {
    this(path, new LinkedHashMap<>());
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
