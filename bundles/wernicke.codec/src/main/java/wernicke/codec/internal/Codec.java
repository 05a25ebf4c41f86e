package wernicke.codec.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.lang.reflect.Type;
import java.util.TreeMap;

/**
 * Records of the api as JSON, and back, without a line about any of them: an object by component,
 * of a sealed type with the record's name as {@value Sealed#TYPE}. Enums are their names, times ISO
 * 8601, an absent optional and null are null, NaN and the infinities are texts, a {@link
 * wernicke.api.Matrix} is its shape and its float32 numbers, little-endian, in Base64. What is read
 * is to the bit what was written.
 */
public final class Codec {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private Codec() {}

  /**
   * Something as JSON.
   *
   * @param type what it is to be read as: a sealed type, so that it tells its record's name
   */
  public static JsonElement write(Object value, Type type) {
    return Form.of(type).write(value);
  }

  /** The same as text, in one line. */
  public static String text(Object value, Type type) {
    return GSON.toJson(write(value, type));
  }

  /**
   * The same with the names of every object sorted, so that equal values are equal texts: to be
   * hashed. The order of maps is lost.
   */
  public static String canonical(Object value, Type type) {
    return GSON.toJson(sorted(write(value, type)));
  }

  private static JsonElement sorted(JsonElement json) {
    if (json.isJsonArray()) {
      JsonArray array = new JsonArray();
      json.getAsJsonArray().forEach(item -> array.add(sorted(item)));
      return array;
    } else if (json.isJsonObject()) {
      JsonObject object = new JsonObject();
      new TreeMap<>(json.getAsJsonObject().asMap())
          .forEach((name, value) -> object.add(name, sorted(value)));
      return object;
    }
    return json;
  }

  /**
   * Reads {@link #write}.
   *
   * @throws CodecException naming the place, what is there and what should be
   */
  public static Object read(JsonElement json, Type type) {
    return Form.of(type).read(json, "");
  }

  /**
   * Reads {@link #text}.
   *
   * @throws CodecException if it is no JSON, or as {@link #read}
   */
  public static <T> T read(String text, Class<T> type) {
    return type.cast(read(text, (Type) type));
  }

  /** The same of a type with parameters. */
  public static Object read(String text, Type type) {
    try {
      return read(JsonParser.parseString(text), type);
    } catch (JsonParseException e) {
      throw new CodecException("no JSON: " + e.getMessage(), e);
    }
  }
}
