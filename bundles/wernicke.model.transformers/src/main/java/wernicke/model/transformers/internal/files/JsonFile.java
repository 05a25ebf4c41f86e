package wernicke.model.transformers.internal.files;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import wernicke.api.PluginException;
import wernicke.folders.internal.SafeFolder;

/** Reads a file that holds one JSON object. */
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
    String label = FileLabel.of(file);
    SafeFolder.around(file).require(file, MOST_BYTES);
    try (Reader text = Files.newBufferedReader(file);
        JsonReader reader = new JsonReader(text)) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = JsonParser.parseReader(reader);
      if (element instanceof JsonObject object) {
        return object;
      }
      throw new PluginException(label + ": not a JSON object");
    } catch (JsonParseException e) {
      throw new PluginException(label + ": not valid JSON, perhaps truncated; copy it again", e);
    } catch (IOException e) {
      throw new PluginException(label + ": cannot be read: " + e, e);
    }
  }
}
