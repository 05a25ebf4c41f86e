package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import wernicke.model.transformers.internal.engine.Torch;

/**
 * A causal transformer decoder made of interchangeable parts, its weights in native memory. One
 * thread at a time.
 */
public final class Decoder implements AutoCloseable {
  /** Sees the residual stream after each block. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Called after each block, in order; may throw to stop.
     *
     * @param block its index, from 0
     * @param states batch x tokens x width; the next block overwrites it
     */
    void afterBlock(int block, NDArray states);
  }

  private final NDManager manager;
  private final Embedding embedding;
  private final List<Block> blocks;
  private final Head head;

  /**
   * @param manager owner of all weights; closed with the decoder
   */
  public Decoder(NDManager manager, Embedding embedding, List<Block> blocks, Head head) {
    this.manager = manager;
    this.embedding = embedding;
    this.blocks = List.copyOf(blocks);
    this.head = head;
  }

  /** Predicts tokens from the output of the last block. */
  public Head head() {
    return head;
  }

  /**
   * Runs sequences of equal length; native memory in between is freed.
   *
   * @param ids batch * length token ids, one sequence after the other
   */
  public void run(int[] ids, int length, Visitor visitor) {
    Torch.prepareThread();
    try (NDManager scope = manager.newSubManager()) {
      NDArray tokens = scope.create(ids, new Shape(ids.length / length, length));
      NDArray states = embedding.forward(tokens);
      for (int i = 0; i < blocks.size(); i++) {
        blocks.get(i).forward(states);
        visitor.afterBlock(i, states);
      }
    }
  }

  /** Frees the weights. */
  @Override
  public void close() {
    manager.close();
  }
}
