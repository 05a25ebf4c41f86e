package wernicke.formats.internal.safetensors;

import java.util.List;

/**
 * Where one tensor lies.
 *
 * @param name its name
 * @param type how its elements are stored
 * @param shape its dimensions, outermost first; empty for a scalar
 * @param begin its first byte; in a {@link SafetensorsHeader} counted from the end of the header
 * @param end one past the last byte
 */
public record TensorEntry(String name, StoredType type, List<Long> shape, long begin, long end) {
  public TensorEntry {
    shape = List.copyOf(shape);
  }

  /**
   * A tensor that begins there.
   *
   * @throws ArithmeticException if it has more than 2^63 bytes
   */
  public static TensorEntry at(long begin, String name, StoredType type, List<Long> shape) {
    long bytes = shape.stream().reduce((long) type.bytes(), Math::multiplyExact);
    return new TensorEntry(name, type, shape, begin, Math.addExact(begin, bytes));
  }

  /** The same, so many bytes further on. */
  public TensorEntry shifted(long bytes) {
    return new TensorEntry(
        name, type, shape, Math.addExact(begin, bytes), Math.addExact(end, bytes));
  }

  /** Number of elements. */
  public long elements() {
    return (end - begin) / type.bytes();
  }

  /** Number of bytes. */
  public long bytes() {
    return end - begin;
  }
}
