package wernicke.formats.internal.safetensors;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the JSON of a safetensors header, one streaming pass that refuses whatever the format does
 * not allow: duplicate names, unknown types, negative or overflowing numbers.
 */
final class HeaderParser {
  static final String TYPE = "dtype";
  static final String SHAPE = "shape";
  static final String OFFSETS = "data_offsets";

  private static final int MAX_DIMENSIONS = 16;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();

  SafetensorsHeader parse(String json) throws DamagedException {
    JsonReader reader = new JsonReader(new StringReader(json));
    reader.setStrictness(Strictness.STRICT);
    try {
      parse(reader);
      return new SafetensorsHeader(metadata, List.copyOf(tensors.values()));
    } catch (IOException | IllegalStateException | NumberFormatException | JsonParseException e) {
      throw new DamagedException("its header is not valid JSON at " + reader.getPath(), e);
    }
  }

  private void parse(JsonReader reader) throws IOException, DamagedException {
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (name.equals(SafetensorsHeader.METADATA)) {
        readMetadata(reader);
      } else if (tensors.put(name, entry(reader, name)) != null) {
        throw new DamagedException("tensor '" + name + "' appears twice");
      }
    }
    reader.endObject();
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new DamagedException("text follows its header's JSON object");
    }
  }

  /** Free text by key, such as the framework that wrote the file. */
  private void readMetadata(JsonReader reader) throws IOException, DamagedException {
    reader.beginObject();
    while (reader.hasNext()) {
      if (metadata.put(reader.nextName(), reader.nextString()) != null) {
        throw new DamagedException("its __metadata__ has a key twice");
      }
    }
    reader.endObject();
  }

  private static TensorEntry entry(JsonReader reader, String name)
      throws IOException, DamagedException {
    String type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case TYPE -> type = reader.nextString();
        case SHAPE -> shape = naturals(reader);
        case OFFSETS -> offsets = naturals(reader);
        default -> throw new DamagedException("tensor '" + name + "' has an unknown field");
      }
    }
    reader.endObject();
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw new DamagedException("tensor '" + name + "' lacks dtype, shape or two data_offsets");
    }
    return checked(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static TensorEntry checked(
      String name, String type, List<Long> shape, long begin, long end) throws DamagedException {
    StoredType stored =
        StoredType.named(type)
            .orElseThrow(
                () -> new DamagedException("tensor '" + name + "' has the unknown type " + type));
    try {
      TensorEntry tensor = TensorEntry.at(begin, name, stored, shape);
      if (tensor.end() != end) {
        throw new DamagedException(
            "tensor '%s' (%s %s) needs %d bytes, its data_offsets span %d"
                .formatted(name, type, shape, tensor.bytes(), end - begin));
      }
      return tensor;
    } catch (ArithmeticException e) {
      throw new DamagedException("tensor '" + name + "' has an impossible size " + shape, e);
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
}
