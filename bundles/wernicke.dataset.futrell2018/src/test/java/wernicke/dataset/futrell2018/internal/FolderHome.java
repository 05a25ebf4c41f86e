package wernicke.dataset.futrell2018.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import wernicke.api.store.Home;

/** A home that knows one folder for every data set. */
record FolderHome(Path path) implements Home {
  @Override
  public Optional<Path> dataFolder(String dataset) {
    return Optional.of(path);
  }

  @Override
  public void addDataFolder(String dataset, Path folder) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Path> dataFolders() {
    return Map.of();
  }
}
