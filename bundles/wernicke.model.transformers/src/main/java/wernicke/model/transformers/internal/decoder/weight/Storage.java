package wernicke.model.transformers.internal.decoder.weight;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * How stored elements become arrays: float32, or the halves of a device that works with them.
 *
 * @param halves null for float32
 */
record Storage(Halves halves) {
  /** Elements to map at a time. */
  static final int CHUNK = 1 << 24;

  /** Float32. */
  static final Storage FLOAT32 = new Storage(null);

  /** A new array that is to be filled, then {@link #filled}. */
  NDArray create(NDManager owner, long... shape) {
    return owner.create(new Shape(shape), halves == null ? DataType.FLOAT32 : DataType.FLOAT16);
  }

  /**
   * Fills a part of an array with elements of a tensor, chunk by chunk out of a mapping.
   *
   * @param start first element of the tensor
   * @param count how many
   * @param array as {@link #create} makes it
   * @param position where the first goes
   */
  void fill(Tensor tensor, long start, long count, NDArray array, long position, int chunk) {
    int width = tensor.type().bytes();
    for (long done = 0; done < count; done += chunk) {
      long step = Math.min(chunk, count - done);
      ByteBuffer bytes = tensor.map((start + done) * width, step * width);
      try (NDManager scope = array.getManager().newSubManager();
          NDArray flat = array.reshape(-1)) {
        NDIndex range = new NDIndex("{}:{}", position + done, position + done + step);
        flat.set(range, convert(scope, bytes, tensor.type(), step));
      }
    }
  }

  /** Consecutive rows of a matrix, ready to use. */
  NDArray read(NDManager owner, Tensor tensor, long start, long rows, long width) {
    long count = rows * width;
    if (count <= CHUNK && copies(tensor.type())) {
      int bytes = tensor.type().bytes();
      ByteBuffer mapped = tensor.map(start * bytes, count * bytes);
      return filled(convert(owner, mapped, tensor.type(), count).reshape(rows, width));
    }
    NDArray array = create(owner, rows, width);
    fill(tensor, start, count, array, 0, CHUNK);
    return filled(array);
  }

  /** Whether {@link #convert} leaves the mapping behind. */
  private boolean copies(StoredType type) {
    return halves == null ? type != StoredType.F32 : !halves.storedAs(type);
  }

  /** Elements to fill an array with; copied, or not to be used after {@code bytes}. */
  NDArray convert(NDManager scope, ByteBuffer bytes, StoredType type, long count) {
    Shape shape = new Shape(count);
    if (halves == null) {
      return widen(scope, bytes, type, shape);
    }
    return halves.storedAs(type)
        ? scope.create(bytes, shape, DataType.FLOAT16)
        : halves.narrow(widen(scope, bytes, type, shape));
  }

  /** The array to use after all of it has been filled. */
  NDArray filled(NDArray array) {
    return halves == null ? array : halves.typed(array);
  }

  /** The same numbers in float32. */
  NDArray toFloat32(NDArray array) {
    return halves == null ? array : halves.widen(array);
  }

  private static NDArray widen(NDManager scope, ByteBuffer bytes, StoredType type, Shape shape) {
    return switch (type) {
      case F32 -> scope.create(bytes, shape, DataType.FLOAT32);
      case F16 -> scope.create(bytes, shape, DataType.FLOAT16).toType(DataType.FLOAT32, false);
      case BF16 -> scope.create(widenBrainFloat(bytes), shape, DataType.FLOAT32);
      default -> throw new IllegalStateException("refused when the checkpoint was opened: " + type);
    };
  }

  /** The upper half of a float32 is a bfloat16. (DJL aborts the JVM when it is given one.) */
  private static ByteBuffer widenBrainFloat(ByteBuffer bytes) {
    ByteBuffer wide =
        ByteBuffer.allocateDirect(bytes.remaining() * 2).order(ByteOrder.nativeOrder());
    ShortBuffer from = bytes.asShortBuffer();
    FloatBuffer to = wide.asFloatBuffer();
    while (from.hasRemaining()) {
      to.put(Float.intBitsToFloat(from.get() << 16));
    }
    return wide;
  }
}
