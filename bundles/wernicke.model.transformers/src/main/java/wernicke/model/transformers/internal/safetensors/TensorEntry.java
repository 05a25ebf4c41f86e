package wernicke.model.transformers.internal.safetensors;

import java.util.List;

/**
 * One tensor as a safetensors header describes it.
 *
 * @param name its name
 * @param type how its elements are stored
 * @param shape its dimensions, outermost first; empty for a scalar
 * @param begin first byte, counted from the beginning of the file
 * @param end one past the last byte
 */
public record TensorEntry(String name, StoredType type, List<Long> shape, long begin, long end) {
  public TensorEntry {
    shape = List.copyOf(shape);
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
