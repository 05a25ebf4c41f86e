package wernicke.model.transformers.internal.decoder.feedforward;

import ai.djl.ndarray.NDArray;

/** Works on each token by itself. */
public interface FeedForward {
  /**
   * @param x batch x tokens x width, normalised; stays as it is
   * @return what to add to the residual stream, the same shape
   */
  NDArray forward(NDArray x);
}
