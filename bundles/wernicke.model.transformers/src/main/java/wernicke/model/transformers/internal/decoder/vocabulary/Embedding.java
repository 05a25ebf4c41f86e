package wernicke.model.transformers.internal.decoder.vocabulary;

import ai.djl.ndarray.NDArray;

/** Turns token ids into the first state of the residual stream. */
public interface Embedding {
  /**
   * @param ids batch x tokens, int32
   * @param first position of the first of the tokens
   * @return batch x tokens x width, a new array
   */
  NDArray forward(NDArray ids, int first);
}
