package wernicke.formats.internal.json;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/** Reads a file that is one JSON object in UTF-8, nested at most 255 deep. */
public final class JsonText {
  private static final Pattern PLACE = Pattern.compile("line (\\d++) column (\\d++)");
  private static final String MARK = "\uFEFF";

  private JsonText() {}

  /**
   * Reads the object. Only a regular file is opened: a pipe would wait for ever.
   *
   * @param limit bytes of such a file, at most; less than 2^31 - 1
   * @throws PluginException naming the file, and row and character, if it is not one JSON object
   */
  public static JsonObject read(DataFile file, long limit) {
    String text = text(file, limit);
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = JsonParser.parseReader(reader);
      if (!json.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
        throw file.refused("not one JSON object in { }");
      }
      return json.getAsJsonObject();
    } catch (JsonParseException | IOException e) {
      throw malformed(file, e);
    }
  }

  /** The characters after a byte order mark. */
  private static String text(DataFile file, long limit) {
    try (InputStream in = Files.newInputStream(file.requireRegular().path())) {
      byte[] bytes = in.readNBytes((int) limit + 1);
      if (bytes.length > limit) {
        throw file.refused(
            "larger than " + (limit >> 20) + " MiB; is it another file? Move it away");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(MARK) ? text.substring(1) : text;
    } catch (IOException e) {
      throw file.unreadable("", e);
    }
  }

  private static PluginException malformed(DataFile file, Exception e) {
    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
    String where = place.find() ? ":row " + place.group(1) + ", character " + place.group(2) : "";
    return new PluginException(
        file.name()
            + where
            + ": not JSON, or cut short; look for a missing comma, quote or bracket before it",
        e);
  }
}
