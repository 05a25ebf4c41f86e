package wernicke.formats.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;

/** Reads a file that is one JSON object in UTF-8, nested at most 255 deep. */
public final class JsonText {
  private static final Pattern PLACE = Pattern.compile("line (\\d++) column (\\d++)");
  private static final char MARK = '\uFEFF';

  private JsonText() {}

  /**
   * Reads the object. Only a regular file is opened: a pipe would wait for ever.
   *
   * @param limit bytes of such a file, at most
   * @throws PluginException naming the file, and row and character, if it is not one JSON object
   */
  public static JsonObject read(DataFile file, long limit) {
    try (InputStream in = Files.newInputStream(file.requireRegular().path())) {
      if (Files.size(file.path()) > limit) {
        throw file.refused(
            "larger than " + (limit >> 20) + " MiB; is it another file? Move it away");
      }
      return object(file, unmarked(in));
    } catch (MalformedJsonException e) {
      throw malformed(file, e);
    } catch (IOException e) {
      throw file.unreadable("", e);
    } catch (JsonParseException e) {
      if (e.getCause() instanceof IOException io && !(io instanceof MalformedJsonException)) {
        throw file.unreadable("", io);
      }
      throw malformed(file, e);
    }
  }

  /** The characters after a byte order mark; malformed ones are an exception. */
  private static Reader unmarked(InputStream in) throws IOException {
    Reader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    text.mark(1);
    if (text.read() != MARK) {
      text.reset();
    }
    return text;
  }

  private static JsonObject object(DataFile file, Reader text) throws IOException {
    JsonReader reader = new JsonReader(text);
    reader.setStrictness(Strictness.STRICT);
    JsonElement json = JsonParser.parseReader(reader);
    if (!json.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
      throw file.refused("not one JSON object in { }");
    }
    return json.getAsJsonObject();
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
