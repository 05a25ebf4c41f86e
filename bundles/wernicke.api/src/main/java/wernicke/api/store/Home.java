package wernicke.api.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.PluginException;

/**
 * Service: the home folder ({@code etc/ deploy/ models/ data/ store/ log/ cache/}) and where data
 * sets lie.
 */
@ProviderType
public interface Home {
  /** The home folder, absolute. */
  Path path();

  /**
   * The folder of a data set: the one added for it, or {@code data/<id>} (any case) in the home if
   * that exists.
   *
   * @return empty if there is none
   */
  Optional<Path> dataFolder(String dataset);

  /**
   * The folder of a data set to read from, or a clear refusal.
   *
   * @throws wernicke.api.PluginException naming {@code data add} and {@code data fetch}, if there
   *     is none; naming the link, if one in it leads out of it
   */
  default Path requireDataFolder(String dataset) {
    return dataFolder(dataset)
        .orElseThrow(
            () ->
                new PluginException(
                    "the files of "
                        + dataset
                        + " are not there: run 'data' to see which are needed, then 'data add "
                        + dataset
                        + " <folder>' or 'data fetch "
                        + dataset
                        + "'"));
  }

  /** Remembers the folder of a data set, also after a restart. */
  void addDataFolder(String dataset, Path folder);

  /** All added folders. */
  Map<String, Path> dataFolders();
}
