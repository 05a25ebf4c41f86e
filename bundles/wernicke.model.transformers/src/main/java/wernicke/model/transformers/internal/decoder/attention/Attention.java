package wernicke.model.transformers.internal.decoder.attention;

import ai.djl.ndarray.NDArray;

/** Lets each token look at the tokens up to itself. */
public interface Attention {
  /**
   * @param x batch x tokens x width, normalised; stays as it is
   * @param past keys and values of the tokens before, to which those of {@code x} are added; null
   *     if {@code x} is all there is
   * @return what to add to the residual stream, the same shape
   */
  NDArray forward(NDArray x, KeyValues past);
}
