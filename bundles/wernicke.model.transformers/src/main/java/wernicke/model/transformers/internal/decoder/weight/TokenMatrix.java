package wernicke.model.transformers.internal.decoder.weight;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A matrix of one row per token of the vocabulary: the embedding, or what the head multiplies with.
 * It is in memory as a whole, or stays in its file and is read where it is needed, so that a large
 * vocabulary costs no memory.
 */
public interface TokenMatrix {
  /** Takes consecutive rows of the matrix. */
  @FunctionalInterface
  interface Slice {
    /**
     * @param rows some tokens' rows, without bias; not to be kept
     * @param first the first of these tokens
     */
    void accept(Linear rows, long first);
  }

  /** Number of tokens. */
  long tokens();

  /** Whether it is in memory: then {@link #slices} gives it in one. */
  boolean whole();

  /**
   * The rows of tokens.
   *
   * @param ids int32, any shape
   * @return that shape x width, float32, a new array owned by the manager of {@code ids}
   */
  NDArray rows(NDArray ids);

  /**
   * Gives all rows, in order.
   *
   * @param parent of the manager that owns the rows while they are read
   */
  void slices(NDManager parent, Slice use);
}
