package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;

/**
 * A learned vector per token plus a learned vector per position, counted from the beginning of the
 * sequence.
 *
 * @param tokens vocabulary x width
 * @param positions maximum length x width
 */
public record LearnedPositions(NDArray tokens, NDArray positions) implements Embedding {
  @Override
  public NDArray forward(NDArray ids) {
    long length = ids.getShape().get(1);
    NDArray states =
        ai.djl.nn.core.Embedding.embedding(ids, tokens, SparseFormat.DENSE).singletonOrThrow();
    return states.addi(positions.get(ids.getManager(), new NDIndex("0:{}", length)));
  }
}
