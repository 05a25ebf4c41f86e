package wernicke.model.transformers.internal.decoder.weight;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import wernicke.model.transformers.internal.safetensors.Tensor;

/**
 * In its file. Rows are gathered for each call, every token's once; slices are read one after the
 * other.
 *
 * @param tensor vocabulary x width
 * @param storage how its elements are to be when they are read
 * @param most elements to hold at a time, at least one row of them
 */
record StoredTokens(Tensor tensor, Storage storage, int most) implements TokenMatrix {
  @Override
  public long tokens() {
    return tensor.shape().get(0);
  }

  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public NDArray rows(NDArray ids) {
    int[] tokens = ids.toIntArray();
    int[] distinct = Arrays.stream(tokens).sorted().distinct().toArray();
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = Arrays.binarySearch(distinct, tokens[i]);
    }
    try (NDManager scope = ids.getManager().newSubManager();
        NDArray places = ids.getManager().create(tokens, ids.getShape())) {
      NDArray gathered = gather(distinct, scope);
      NDArray rows =
          ai.djl.nn.core.Embedding.embedding(places, gathered, SparseFormat.DENSE)
              .singletonOrThrow();
      return storage.toFloat32(rows);
    }
  }

  private NDArray gather(int[] tokens, NDManager owner) {
    NDArray gathered = storage.create(owner, tokens.length, width());
    int step = rowsAtATime();
    for (int from = 0; from < tokens.length; from += step) {
      int to = Math.min(tokens.length, from + step);
      try (NDManager scope = owner.newSubManager()) {
        int[] some = Arrays.copyOfRange(tokens, from, to);
        ByteBuffer bytes = tensor.rows(some, (int) width() * tensor.type().bytes());
        NDArray flat = storage.convert(scope, bytes, tensor.type(), (to - from) * width());
        gathered.set(new NDIndex("{}:{}", from, to), flat.reshape(to - from, width()));
      }
    }
    return storage.filled(gathered);
  }

  @Override
  public void slices(NDManager parent, Slice use) {
    int step = rowsAtATime();
    for (long from = 0; from < tokens(); from += step) {
      long count = Math.min(step, tokens() - from);
      try (NDManager scope = parent.newSubManager()) {
        NDArray rows = storage.read(scope, tensor, from * width(), count, width());
        use.accept(new Linear(rows, null, storage.halves()), from);
      }
    }
  }

  private long width() {
    return tensor.shape().get(1);
  }

  private int rowsAtATime() {
    return (int) Math.max(1, most / width());
  }
}
