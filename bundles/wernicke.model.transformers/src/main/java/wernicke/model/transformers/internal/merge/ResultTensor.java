package wernicke.model.transformers.internal.merge;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * A tensor that is going to be written.
 *
 * @param name as it will be stored
 * @param type how its elements will be stored
 * @param shape its dimensions
 * @param numbers called when its turn has come; what it returns may hold memory, and is dropped
 *     after the last piece
 */
record ResultTensor(String name, StoredType type, List<Long> shape, Supplier<Pieces> numbers) {
  /** Makes a tensor's numbers. */
  interface Pieces {
    /** Appends elements {@code start} to {@code start + count} to a little-endian buffer. */
    void put(long start, int count, ByteBuffer to);
  }

  ResultTensor {
    shape = List.copyOf(shape);
  }

  /** A tensor as it is. */
  static ResultTensor copy(Tensor tensor) {
    return new ResultTensor(
        tensor.entry().name(),
        tensor.type(),
        tensor.shape(),
        () -> (start, count, to) -> to.put(Numbers.stored(tensor, start, count)));
  }

  long elements() {
    return shape.stream().reduce(1L, (a, b) -> a * b);
  }

  long bytes() {
    return elements() * type.bytes();
  }
}
