package wernicke.model.transformers.internal.decoder.weight;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.SparseFormat;

/**
 * In memory.
 *
 * @param matrix vocabulary x width
 * @param storage how its elements are stored
 */
record LoadedTokens(NDArray matrix, Storage storage) implements TokenMatrix {
  @Override
  public long tokens() {
    return matrix.getShape().get(0);
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public NDArray rows(NDArray ids) {
    NDArray rows =
        ai.djl.nn.core.Embedding.embedding(ids, matrix, SparseFormat.DENSE).singletonOrThrow();
    return storage.toFloat32(rows);
  }

  @Override
  public void slices(NDManager parent, Slice use) {
    use.accept(new Linear(matrix, null, storage.halves()), 0);
  }
}
