package wernicke.model.transformers.internal.decoder.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import wernicke.model.transformers.internal.decoder.norm.Norm;
import wernicke.model.transformers.internal.decoder.operation.Kernels;
import wernicke.model.transformers.internal.decoder.weight.Linear;

/**
 * Lets the tokens of a decoder look at all tokens of an encoder, as T5 does: scores are not scaled.
 *
 * @param norm of the decoder's states
 * @param queries width to all heads' features
 * @param keysValues width to all keys, then all values
 * @param output all heads' features to width
 * @param heads how the features are divided
 */
public record CrossAttention(
    Norm norm, Linear queries, Linear keysValues, Linear output, Heads heads, Kernels kernels) {
  /**
   * @param x batch x tokens x width; stays as it is
   * @param encoded output of the encoder: batch x its tokens x width, without padding
   * @param past remembers the encoder's keys and values; null if {@code x} is all there is
   * @return what to add to the residual stream
   */
  public NDArray forward(NDArray x, NDArray encoded, KeyValues past) {
    NDArray query = split(queries.forward(norm.forward(x)), 0);
    NDArray both =
        past == null
            ? keysValues.forward(encoded)
            : past.encoded(keysValues, encoded, x.getManager());
    both.attach(x.getManager()); // results are attached to the manager of their first operand
    NDArray mixed =
        kernels.fullAttention(query, split(both, 0), split(both, heads.queryWidth()), 1);
    return output.forward(
        mixed
            .transpose(0, 2, 1, 3)
            .reshape(x.getShape().get(0), x.getShape().get(1), heads.queryWidth()));
  }

  private NDArray split(NDArray all, int from) {
    NDArray part = all.get(new NDIndex("..., {}:{}", from, from + heads.queryWidth()));
    return part.reshape(all.getShape().get(0), all.getShape().get(1), heads.queries(), heads.size())
        .transpose(0, 2, 1, 3);
  }
}
