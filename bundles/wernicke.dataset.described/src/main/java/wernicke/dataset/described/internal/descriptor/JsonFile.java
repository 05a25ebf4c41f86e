package wernicke.dataset.described.internal.descriptor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;

/** Reads a file that is one JSON object of at most 4 MiB, nested at most 255 deep. */
final class JsonFile {
  private static final int LIMIT = 4 << 20;
  private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");

  private JsonFile() {}

  /**
   * Reads the object.
   *
   * @throws PluginException naming file, line and column, if it is not one JSON object in UTF-8
   */
  static JsonObject read(Path file) {
    String name = file.getFileName().toString();
    try {
      String text = text(name, file);
      return parse(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (NoSuchFileException e) {
      throw new PluginException(
          name + ": the file is not there; 'data new' prints one to start from", e);
    } catch (CharacterCodingException e) {
      throw new PluginException(name + ": not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new PluginException(name + ": cannot be read: " + e, e);
    }
  }

  /** Only of a regular file: a pipe would wait for ever. */
  private static String text(String name, Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new PluginException(name + ": not a file that can be read; put the descriptor there");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new PluginException(
            name + ": larger than " + (LIMIT >> 20) + " MiB; is it another file? Move it away");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private static JsonObject parse(String name, String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = JsonParser.parseReader(reader);
      if (!json.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
        throw new PluginException(name + ": not one JSON object in { }");
      }
      return json.getAsJsonObject();
    } catch (JsonParseException | IOException e) {
      Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
      String where = place.find() ? ":row " + place.group(1) + ", character " + place.group(2) : "";
      throw new PluginException(
          name + where + ": not JSON; look for a missing comma, quote or bracket before it", e);
    }
  }
}
