package wernicke.model.transformers.internal.safetensors;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.PluginException;

/**
 * Parses the JSON header of a safetensors file, one streaming pass that refuses whatever the format
 * does not allow: duplicate names, unknown types, negative or overflowing numbers.
 */
final class HeaderParser {
  private static final int MAX_DIMENSIONS = 16;

  private final String file;
  private final long dataStart;

  /**
   * @param file its name, for messages
   * @param dataStart first byte after the header; offsets count from there
   */
  HeaderParser(String file, long dataStart) {
    this.file = file;
    this.dataStart = dataStart;
  }

  /**
   * The tensors in the header's order, their sizes checked against type and shape.
   *
   * @throws PluginException naming the file, and the tensor where there is one
   */
  Map<String, TensorEntry> parse(String json) {
    JsonReader reader = new JsonReader(new StringReader(json));
    reader.setStrictness(Strictness.STRICT);
    try {
      return parse(reader);
    } catch (IOException | IllegalStateException | NumberFormatException | JsonParseException e) {
      throw malformed("it is not valid JSON at " + reader.getPath(), e);
    }
  }

  private Map<String, TensorEntry> parse(JsonReader reader) throws IOException {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (name.equals("__metadata__")) {
        checkMetadata(reader);
      } else if (tensors.put(name, entry(reader, name)) != null) {
        throw malformed("tensor '" + name + "' appears twice", null);
      }
    }
    reader.endObject();
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw malformed("text follows the JSON object", null);
    }
    return tensors;
  }

  /** Free text by key, such as the framework that wrote the file; not needed, but of that form. */
  private void checkMetadata(JsonReader reader) throws IOException {
    Map<String, String> metadata = new HashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      if (metadata.put(reader.nextName(), reader.nextString()) != null) {
        throw malformed("its __metadata__ has a key twice", null);
      }
    }
    reader.endObject();
  }

  private TensorEntry entry(JsonReader reader, String name) throws IOException {
    String type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "dtype" -> type = reader.nextString();
        case "shape" -> shape = naturals(reader);
        case "data_offsets" -> offsets = naturals(reader);
        default -> throw malformed("tensor '" + name + "' has an unknown field", null);
      }
    }
    reader.endObject();
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw malformed("tensor '" + name + "' lacks dtype, shape or two data_offsets", null);
    }
    return checked(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private TensorEntry checked(String name, String type, List<Long> shape, long begin, long end) {
    StoredType stored =
        StoredType.named(type)
            .orElseThrow(
                () -> malformed("tensor '" + name + "' has the unknown type " + type, null));
    try {
      long bytes = shape.stream().reduce((long) stored.bytes(), Math::multiplyExact);
      if (end - begin != bytes) {
        throw malformed(
            "tensor '%s' (%s %s) needs %d bytes, its data_offsets span %d"
                .formatted(name, type, shape, bytes, end - begin),
            null);
      }
      return new TensorEntry(
          name, stored, shape, Math.addExact(dataStart, begin), Math.addExact(dataStart, end));
    } catch (ArithmeticException e) {
      throw malformed("tensor '" + name + "' has an impossible size " + shape, e);
    }
  }

  private static List<Long> naturals(JsonReader reader) throws IOException {
    List<Long> numbers = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      if (reader.peek() != JsonToken.NUMBER || numbers.size() == MAX_DIMENSIONS) {
        throw new MalformedJsonException("not a short list of numbers");
      }
      numbers.add(natural(reader.nextString()));
    }
    reader.endArray();
    return numbers;
  }

  private static long natural(String digits) {
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new NumberFormatException(digits);
    }
    return Long.parseLong(digits);
  }

  private PluginException malformed(String why, Throwable cause) {
    return new PluginException(file + ": damaged safetensors header: " + why, cause);
  }
}
