package wernicke.model.transformers.internal.decoder.weight;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wernicke.model.transformers.internal.decoder.operation.Kernels;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * Reads stored tensors into arrays of a device: float32, into which float16 and bfloat16 are
 * widened, which is exact; matrices in half precision where the device works with it. The files may
 * be replaced afterwards, unless matrices of tokens are left in them.
 */
public final class WeightLoader {
  /**
   * Elements of a vocabulary that stays in its file to hold at a time: 16 MB in float32, which the
   * C library hands out again and again; of larger arrays it asks the system for every page anew.
   */
  public static final int SLICE = 1 << 22;

  private final NDManager manager;
  private final Kernels kernels;
  private final Map<String, Tensor> tensors;
  private final Storage matrices;
  private final Map<String, NDArray> loaded = new HashMap<>();
  private final Map<String, TokenMatrix> tokens = new HashMap<>();
  private final int chunk;
  private final int slice;

  /**
   * Loads into {@code manager}, which owns the arrays; everything in float32.
   *
   * @param kernels handed on to the parts that the weights are for
   */
  public WeightLoader(NDManager manager, Kernels kernels, Map<String, Tensor> tensors) {
    this(manager, kernels, tensors, null);
  }

  /**
   * @param halves in which matrices are loaded; null for float32
   */
  public WeightLoader(
      NDManager manager, Kernels kernels, Map<String, Tensor> tensors, Halves halves) {
    this(manager, kernels, tensors, new Storage(halves), Storage.CHUNK, 0);
  }

  /**
   * @param matrices how matrices are stored
   * @param chunk elements to map at a time
   * @param slice 0 if matrices of tokens are loaded, else they stay in their files and so many of
   *     their elements are held at a time
   */
  public WeightLoader(
      NDManager manager,
      Kernels kernels,
      Map<String, Tensor> tensors,
      Storage matrices,
      int chunk,
      int slice) {
    this.manager = manager;
    this.kernels = kernels;
    this.tensors = tensors;
    this.matrices = matrices;
    this.chunk = chunk;
    this.slice = slice;
  }

  /** The same, with matrices of tokens left in their files. */
  public WeightLoader leavingTokens(int elements) {
    return new WeightLoader(manager, kernels, tensors, matrices, chunk, elements);
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
    return loaded.computeIfAbsent(name, n -> stack(List.of(n), Storage.FLOAT32));
  }

  /** A matrix of one row per token: loaded, once, or left in its file. */
  public TokenMatrix tokens(String name) {
    return tokens.computeIfAbsent(
        name,
        n ->
            slice == 0
                ? new LoadedTokens(stack(List.of(n), matrices), matrices)
                : new StoredTokens(tensors.get(n), matrices, slice));
  }

  /**
   * A linear map.
   *
   * @param weights matrices of equal width, one below the other
   * @param biases of each; empty for none
   */
  public Linear linear(List<String> weights, List<String> biases) {
    NDArray bias = biases.isEmpty() ? null : stack(biases, Storage.FLOAT32);
    return new Linear(stack(weights, matrices), bias, matrices.halves());
  }

  private NDArray stack(List<String> names, Storage storage) {
    long rows = names.stream().mapToLong(n -> tensors.get(n).shape().get(0)).sum();
    List<Long> first = tensors.get(names.get(0)).shape();
    long[] shape = first.stream().mapToLong(Long::longValue).toArray();
    shape[0] = rows;
    NDArray whole = storage.create(manager, shape);
    long position = 0;
    for (String name : names) {
      Tensor tensor = tensors.get(name);
      long elements = tensor.entry().elements();
      storage.fill(tensor, 0, elements, whole, position, chunk);
      position += elements;
    }
    return storage.filled(whole);
  }
}
