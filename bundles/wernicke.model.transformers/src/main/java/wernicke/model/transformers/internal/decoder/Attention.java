package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;

/** Lets each token look at the tokens up to itself. */
public interface Attention {
  /**
   * @param x batch x tokens x width, normalised; stays as it is
   * @return what to add to the residual stream, the same shape
   */
  NDArray forward(NDArray x);
}
