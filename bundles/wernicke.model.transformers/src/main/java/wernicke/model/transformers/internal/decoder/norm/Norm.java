package wernicke.model.transformers.internal.decoder.norm;

import ai.djl.ndarray.NDArray;

/** Normalises each token's features. */
public interface Norm {
  /**
   * @param x ... x width; stays as it is
   * @return the same shape
   */
  NDArray forward(NDArray x);
}
