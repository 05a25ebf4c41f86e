package wernicke.model.transformers.internal.files;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import wernicke.api.PluginException;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.json.JsonText;

/** A file of a checkpoint that holds one JSON object. */
public final class JsonFile {
  /** Tokenizers are the longest; the longest published one has 33 MB. */
  private static final long MOST_BYTES = 128 << 20;

  private JsonFile() {}

  /**
   * The object in the file.
   *
   * @throws PluginException if the file is missing, no regular file of the folder, longer than 128
   *     MiB, truncated or no JSON object
   */
  public static JsonObject read(Path file) {
    SafeFolder.around(file).require(file);
    return JsonText.read(DataFile.own(FileLabel.of(file), file), MOST_BYTES);
  }
}
