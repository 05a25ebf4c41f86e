package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;

/** Causal self-attention with as many key and value heads as query heads (Vaswani et al. 2017). */
public final class MultiHeadAttention implements Attention {
  private final Linear queriesKeysValues;
  private final Linear output;
  private final int heads;
  private final double scale;
  private final Kernels kernels;

  /**
   * @param queriesKeysValues width to 3 width: all queries, then all keys, then all values
   * @param output width to width
   * @param heads number of heads, dividing the width
   * @param scale factor of the products of queries and keys
   */
  public MultiHeadAttention(
      Linear queriesKeysValues, Linear output, int heads, double scale, Kernels kernels) {
    this.queriesKeysValues = queriesKeysValues;
    this.output = output;
    this.heads = heads;
    this.scale = scale;
    this.kernels = kernels;
  }

  @Override
  public NDArray forward(NDArray x) {
    long batch = x.getShape().get(0);
    long tokens = x.getShape().get(1);
    long width = x.getShape().get(2);
    NDArray split =
        queriesKeysValues
            .forward(x)
            .reshape(batch, tokens, 3, heads, width / heads)
            .transpose(2, 0, 3, 1, 4);
    NDArray mixed = kernels.causalAttention(split.get(0), split.get(1), split.get(2), scale);
    return output.forward(mixed.transpose(0, 2, 1, 3).reshape(batch, tokens, width));
  }
}
