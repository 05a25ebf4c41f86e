package wernicke.store.internal.safetensors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/**
 * The header of a safetensors file.
 *
 * @param metadata text to text
 * @param tensors in the order of their bytes, which follow each other without gaps
 */
record Header(Map<String, String> metadata, List<Tensor> tensors) {
  /** Bytes before the JSON: its length as an unsigned 64-bit number. */
  static final int PREFIX = Long.BYTES;

  /** The format's own limit for the JSON. */
  static final long MAX_LENGTH = 100_000_000;

  private static final String METADATA = "__metadata__";
  private static final int ALIGNMENT = 64;

  Header {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = List.copyOf(tensors);
  }

  /** Lays matrices out one after the other. */
  static Header of(Map<String, Matrix> matrices, Map<String, String> metadata) {
    List<Tensor> tensors = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, Matrix> entry : matrices.entrySet()) {
      Matrix matrix = entry.getValue();
      long bytes = (long) matrix.rows() * matrix.columns() * Float.BYTES;
      if (bytes > Integer.MAX_VALUE || entry.getKey().equals(METADATA)) {
        throw new PluginException(
            "layer '" + entry.getKey() + "', a " + matrix + ", cannot be stored: 2 GiB at most");
      }
      tensors.add(
          new Tensor(entry.getKey(), matrix.rows(), matrix.columns(), begin, begin + bytes));
      begin += bytes;
    }
    return new Header(metadata, tensors);
  }

  /** Bytes of all numbers. */
  long payload() {
    return tensors.isEmpty() ? 0 : tensors.get(tensors.size() - 1).end();
  }

  /** The same header with one more or another metadata entry. */
  Header with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.put(key, value);
    return new Header(more, tensors);
  }

  /** The header as it stands in a file: length, JSON, blanks up to a multiple of 64 bytes. */
  ByteBuffer encode() {
    JsonObject json = new JsonObject();
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    json.add(METADATA, texts);
    tensors.forEach(t -> json.add(t.name(), t.toJson()));
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    int padding = Math.floorMod(-(PREFIX + bytes.length), ALIGNMENT);
    ByteBuffer buffer =
        ByteBuffer.allocate(PREFIX + bytes.length + padding).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(bytes.length + (long) padding).put(bytes);
    while (buffer.hasRemaining()) {
      buffer.put((byte) ' ');
    }
    return buffer.flip();
  }

  /**
   * Reads the JSON of a header.
   *
   * @param payload bytes that follow the header in the file; the tensors must fill them exactly
   */
  static Header decode(byte[] json, long payload) throws DamagedException {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Tensor> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : parse(json).entrySet()) {
      if (entry.getKey().equals(METADATA)) {
        metadata.putAll(texts(entry.getValue()));
      } else {
        tensors.add(Tensor.of(entry.getKey(), entry.getValue()));
      }
    }
    tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
    Header header = new Header(metadata, tensors);
    header.requireFilled(payload);
    return header;
  }

  private static JsonObject parse(byte[] json) throws DamagedException {
    try {
      JsonReader reader =
          new JsonReader(new StringReader(new String(json, StandardCharsets.UTF_8)));
      reader.setStrictness(Strictness.STRICT);
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new DamagedException("the header is no JSON object", e);
    }
  }

  private static Map<String, String> texts(JsonElement json) throws DamagedException {
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      json.getAsJsonObject()
          .entrySet()
          .forEach(e -> texts.put(e.getKey(), e.getValue().getAsString()));
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw new DamagedException("the header's metadata are no text", e);
    }
    return texts;
  }

  private void requireFilled(long payload) throws DamagedException {
    long position = 0;
    for (Tensor tensor : tensors) {
      if (tensor.begin() != position) {
        throw new DamagedException("'" + tensor.name() + "' leaves a gap or overlaps another");
      }
      position = tensor.end();
    }
    if (position != payload) {
      throw new DamagedException(
          "the header promises " + position + " bytes of numbers, the file has " + payload);
    }
  }
}
