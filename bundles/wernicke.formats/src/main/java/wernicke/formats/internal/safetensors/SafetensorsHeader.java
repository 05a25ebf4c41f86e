package wernicke.formats.internal.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file.
 *
 * @param metadata text to text
 * @param tensors in the header's order
 */
public record SafetensorsHeader(Map<String, String> metadata, List<TensorEntry> tensors) {
  /** Bytes before the JSON: its length as an unsigned 64-bit number. */
  public static final int PREFIX = Long.BYTES;

  /** The key that no tensor may have. */
  public static final String METADATA = "__metadata__";

  /** The reference implementation's limit for the JSON. */
  private static final long MAX_LENGTH = 100_000_000;

  public SafetensorsHeader {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = List.copyOf(tensors);
  }

  /**
   * The bytes of a file's header, its length before it.
   *
   * @throws DamagedException if the file is too short for it, or it is impossibly long
   */
  public static byte[] bytes(FileChannel file) throws IOException, DamagedException {
    long size = file.size();
    if (size < PREFIX) {
      throw new DamagedException("a file of " + size + " bytes is no safetensors file");
    }
    long length = read(file, PREFIX).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MAX_LENGTH) {
      throw new DamagedException(
          "its header cannot have " + Long.toUnsignedString(length) + " bytes");
    }
    if (length > size - PREFIX) {
      throw new DamagedException(
          "truncated: its header needs %d bytes, the file has %d".formatted(PREFIX + length, size));
    }
    return read(file, PREFIX + (int) length).array();
  }

  private static ByteBuffer read(FileChannel file, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, buffer.position()) < 0) {
        throw new EOFException("it became shorter while being read");
      }
    }
    return buffer.flip();
  }

  /**
   * Reads the bytes of a header; types, shapes and offsets agree, and the tensors fill the rest of
   * the file without gaps.
   *
   * @param size of the file
   * @throws DamagedException naming the tensor where there is one
   */
  public static SafetensorsHeader parse(byte[] bytes, long size) throws DamagedException {
    ByteBuffer json = ByteBuffer.wrap(bytes, PREFIX, bytes.length - PREFIX);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(json).toString();
      SafetensorsHeader header = new HeaderParser().parse(text);
      header.requireFilled(bytes.length, size);
      return header;
    } catch (CharacterCodingException e) {
      throw new DamagedException("its header is not UTF-8", e);
    }
  }

  private void requireFilled(long start, long size) throws DamagedException {
    long position = 0;
    for (TensorEntry tensor : inOrder()) {
      if (tensor.begin() != position) {
        throw new DamagedException(
            "tensor '%s' %s the tensor before it"
                .formatted(
                    tensor.name(), tensor.begin() < position ? "overlaps" : "does not follow"));
      }
      if (tensor.end() > Long.MAX_VALUE - start) {
        throw new DamagedException("tensor '" + tensor.name() + "' has an impossible size");
      }
      if (tensor.end() > size - start) {
        throw cutShort(tensor.shifted(start), size);
      }
      position = tensor.end();
    }
    if (position != size - start) {
      throw new DamagedException(size - start - position + " bytes follow the last tensor");
    }
  }

  /** For a tensor, counted from the beginning of its file, of which not all is there. */
  public static DamagedException cutShort(TensorEntry tensor, long size) {
    return new DamagedException(
        "truncated: tensor '%s' ends at byte %d, the file has %d"
            .formatted(tensor.name(), tensor.end(), size));
  }

  /** The tensors in the order of their bytes. */
  public List<TensorEntry> inOrder() {
    return tensors.stream()
        .sorted(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end))
        .toList();
  }

  /** Bytes of all numbers. */
  public long payload() {
    return tensors.stream().mapToLong(TensorEntry::end).max().orElse(0);
  }

  /** The same header with one more or another metadata entry. */
  public SafetensorsHeader with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.put(key, value);
    return new SafetensorsHeader(more, tensors);
  }

  /**
   * The header as it stands in a file: length, JSON (metadata first), blanks.
   *
   * @param alignment of the first number, in bytes
   */
  public ByteBuffer encode(int alignment) {
    JsonObject json = new JsonObject();
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    json.add(METADATA, texts);
    tensors.forEach(t -> json.add(t.name(), entry(t)));
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    int padding = Math.floorMod(-(PREFIX + bytes.length), alignment);
    ByteBuffer buffer =
        ByteBuffer.allocate(PREFIX + bytes.length + padding).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(bytes.length + (long) padding).put(bytes);
    while (buffer.hasRemaining()) {
      buffer.put((byte) ' ');
    }
    return buffer.flip();
  }

  private static JsonObject entry(TensorEntry tensor) {
    JsonObject entry = new JsonObject();
    entry.addProperty(HeaderParser.TYPE, tensor.type().name());
    entry.add(HeaderParser.SHAPE, numbers(tensor.shape()));
    entry.add(HeaderParser.OFFSETS, numbers(List.of(tensor.begin(), tensor.end())));
    return entry;
  }

  private static JsonArray numbers(List<Long> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }
}
