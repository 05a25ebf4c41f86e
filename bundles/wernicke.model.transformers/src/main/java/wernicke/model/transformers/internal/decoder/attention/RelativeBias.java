package wernicke.model.transformers.internal.decoder.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import wernicke.model.transformers.internal.decoder.operation.Constants;

/**
 * T5's relative positions (Raffel et al. 2020; transformers, {@code
 * T5Attention._relative_position_bucket}): a learned number per head and bucket of distances is
 * added to the scores.
 *
 * @param table buckets x heads
 * @param farthest from that distance on, one bucket
 * @param causal whether tokens see only those up to themselves; else the later ones have buckets of
 *     their own
 */
public record RelativeBias(NDArray table, int farthest, boolean causal) {
  /**
   * What is added to the scores of the tokens from {@code first} on: 1 x heads x these x all
   * tokens.
   *
   * @param length number of all tokens
   */
  NDArray mask(int first, int length, NDManager scope) {
    int[] buckets = new int[(length - first) * length];
    float[] hidden = new float[buckets.length];
    for (int i = 0; i < buckets.length; i++) {
      int offset = i % length - i / length - first;
      boolean seen = !causal || offset <= 0;
      buckets[i] = seen ? bucket(offset) : 0;
      hidden[i] = seen ? 0 : Float.NEGATIVE_INFINITY;
    }
    NDArray ids = Constants.of(scope, buckets, new Shape(length - first, length));
    NDArray perHead =
        ai.djl.nn.core.Embedding.embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
    return perHead
        .transpose(2, 0, 1)
        .expandDims(0)
        .add(Constants.of(scope, hidden, new Shape(length - first, length)));
  }

  /**
   * The bucket of a distance.
   *
   * @param offset place of what is looked at minus place of what looks
   */
  int bucket(int offset) {
    int all = (int) table.getShape().get(0);
    int buckets = causal ? all : all / 2;
    int later = !causal && offset > 0 ? buckets : 0;
    int distance = Math.abs(offset);
    int exact = buckets / 2;
    if (distance < exact) {
      return later + distance;
    }
    float logarithm = (float) Math.log((float) distance / exact);
    float step = logarithm / (float) Math.log((double) farthest / exact) * (buckets - exact);
    return later + Math.min(buckets - 1, exact + (int) step);
  }
}
