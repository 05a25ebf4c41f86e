package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wernicke.model.transformers.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * Reads stored tensors into float32 arrays in native memory, chunk by chunk out of a mapping;
 * float16 and bfloat16 are widened, which is exact. The files may be replaced afterwards.
 */
public final class WeightLoader {
  private static final int CHUNK = 1 << 24;

  private final NDManager manager;
  private final Kernels kernels;
  private final Map<String, Tensor> tensors;
  private final Map<String, NDArray> loaded = new HashMap<>();
  private final int chunk;

  /**
   * Loads into {@code manager}, which owns the arrays.
   *
   * @param kernels handed on to the parts that the weights are for
   */
  public WeightLoader(NDManager manager, Kernels kernels, Map<String, Tensor> tensors) {
    this(manager, kernels, tensors, CHUNK);
  }

  /**
   * @param chunk elements to map at a time
   */
  WeightLoader(NDManager manager, Kernels kernels, Map<String, Tensor> tensors, int chunk) {
    this.manager = manager;
    this.kernels = kernels;
    this.tensors = tensors;
    this.chunk = chunk;
  }

  /** The operations that parts are made with. */
  public Kernels kernels() {
    return kernels;
  }

  /**
   * The tensor of that canonical name, float32, in its stored shape; loaded once, however often it
   * is asked for. It is not to be changed.
   */
  public NDArray load(String name) {
    return loaded.computeIfAbsent(name, n -> stack(List.of(n)));
  }

  /** Several tensors of equal width, one below the other in one new array. */
  public NDArray stack(List<String> names) {
    long rows = names.stream().mapToLong(n -> tensors.get(n).shape().get(0)).sum();
    List<Long> first = tensors.get(names.get(0)).shape();
    long[] shape = first.stream().mapToLong(Long::longValue).toArray();
    shape[0] = rows;
    NDArray whole = manager.create(new Shape(shape), DataType.FLOAT32);
    long position = 0;
    for (String name : names) {
      position += fill(tensors.get(name), whole, position);
    }
    return whole;
  }

  private long fill(Tensor tensor, NDArray whole, long position) {
    long elements = tensor.entry().elements();
    for (long start = 0; start < elements; start += chunk) {
      copy(tensor, start, Math.min(chunk, elements - start), whole, position);
    }
    return elements;
  }

  private void copy(Tensor tensor, long start, long count, NDArray whole, long position) {
    int width = tensor.type().bytes();
    ByteBuffer bytes = tensor.map(start * width, count * width);
    try (NDManager scope = manager.newSubManager();
        NDArray flat = whole.reshape(-1)) {
      NDIndex range = new NDIndex("{}:{}", position + start, position + start + count);
      flat.set(range, widen(scope, bytes, tensor.type(), count));
    }
  }

  private static NDArray widen(NDManager scope, ByteBuffer bytes, StoredType type, long count) {
    Shape shape = new Shape(count);
    return switch (type) {
      case F32 -> scope.create(bytes, shape, DataType.FLOAT32);
      case F16 -> scope.create(bytes, shape, DataType.FLOAT16).toType(DataType.FLOAT32, false);
      case BF16 -> scope.create(widenBrainFloat(bytes, (int) count), shape, DataType.FLOAT32);
      default -> throw new IllegalStateException("refused when the checkpoint was opened: " + type);
    };
  }

  /** The upper half of a float32 is a bfloat16. (DJL aborts the JVM when it is given one.) */
  private static ByteBuffer widenBrainFloat(ByteBuffer bytes, int count) {
    ByteBuffer wide = ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
    ShortBuffer from = bytes.asShortBuffer();
    FloatBuffer to = wide.asFloatBuffer();
    while (from.hasRemaining()) {
      to.put(Float.intBitsToFloat(from.get() << 16));
    }
    return wide;
  }
}
