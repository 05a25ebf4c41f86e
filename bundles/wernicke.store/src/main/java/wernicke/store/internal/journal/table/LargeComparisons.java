package wernicke.store.internal.journal.table;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.store.internal.safetensors.RecordingFiles;

/** Values of comparisons that are too large for the database, one safetensors file each. */
public final class LargeComparisons {
  private static final Logger LOG = LoggerFactory.getLogger(LargeComparisons.class);
  private static final String VALUES = "values";

  private final RecordingFiles files;

  /** In a folder. */
  public LargeComparisons(Path folder) {
    files = new RecordingFiles(folder, "comparison");
  }

  /** The files themselves. */
  public RecordingFiles files() {
    return files;
  }

  /** Whether values are stored under a key. */
  public boolean has(String key) {
    return files.has(key);
  }

  /** Where the values of a key lie, or would. */
  public Path file(String key) {
    return files.file(key);
  }

  /** Writes values, splits x neuroids. */
  public void put(String key, Matrix values) {
    Recording recording =
        new Recording(
            Recording.Rows.PRESENTATIONS, Map.of(VALUES, values), Map.of("rows", "splits"));
    files.put(key, recording, Map.of());
  }

  /** The values; a damaged file is moved aside and counts as not there, to be computed anew. */
  public Optional<Matrix> open(String key) {
    try {
      return files.open(key).map(r -> r.layer(VALUES));
    } catch (PluginException e) {
      LOG.warn(e.getMessage());
      return Optional.empty();
    }
  }
}
