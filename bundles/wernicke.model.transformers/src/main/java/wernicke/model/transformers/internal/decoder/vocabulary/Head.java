package wernicke.model.transformers.internal.decoder.vocabulary;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import wernicke.model.transformers.internal.decoder.norm.Norm;
import wernicke.model.transformers.internal.decoder.operation.Chain;
import wernicke.model.transformers.internal.decoder.operation.Kernels;
import wernicke.model.transformers.internal.decoder.weight.Linear;
import wernicke.model.transformers.internal.decoder.weight.TokenMatrix;

/**
 * From the last block's output to the distribution of the next token.
 *
 * @param norm the final norm; null for none
 * @param projection width to the width of {@code vocabulary}; null if they are the same
 * @param vocabulary vocabulary size x width, the token embedding itself if tied
 * @param bias one per token; null for none
 * @param scale what the normalised states are multiplied by
 * @param softcap c of c tanh(logit / c); 0 for none
 */
public record Head(
    Norm norm,
    Linear projection,
    TokenMatrix vocabulary,
    NDArray bias,
    double scale,
    double softcap,
    Kernels kernels) {
  /** Logits held at once, 64 MB of them. */
  private static final long SLICE = 1 << 24;

  /**
   * @param states n x width, before the final norm
   * @return n x vocabulary size
   */
  public NDArray logits(NDArray states) {
    NDArray narrow = narrow(states);
    NDList slices = new NDList();
    vocabulary.slices(
        states.getManager(), (rows, first) -> slices.add(logits(narrow, rows, first)));
    return slices.size() == 1 ? slices.get(0) : NDArrays.concat(slices, 1);
  }

  /** What the vocabulary is multiplied with. */
  private NDArray narrow(NDArray states) {
    NDArray normal = norm == null ? states : norm.forward(states);
    NDArray narrow = projection == null ? normal : projection.forward(normal);
    return scale == 1 ? narrow : kernels.scaled(narrow, scale);
  }

  /** Logits of the tokens from {@code first} on, one for each of the rows. */
  private NDArray logits(NDArray narrow, Linear rows, long first) {
    NDArray part = bias;
    if (bias != null && !vocabulary.whole()) {
      NDManager owner = rows.weight().getManager();
      part = bias.get(owner, new NDIndex("{}:{}", first, first + rows.outputs()));
    }
    NDArray logits = new Linear(rows.weight(), part, rows.halves()).forward(narrow);
    return softcap == 0 ? logits : Chain.then(logits, x -> kernels.capped(x, softcap));
  }

  /**
   * Natural logarithms of the probability of each row's next token, and of the tokens of a set
   * together, in float32.
   *
   * @param states n x width, before the final norm
   * @param next n token ids
   * @param set for each token 1 if it is in the set, else 0
   * @return the n of the next tokens, then the n of the set
   */
  public float[] logProbabilities(NDArray states, int[] next, float[] set) {
    if (!vocabulary.whole()) {
      return overSlices(states, next, set);
    }
    float[] result = new float[2 * next.length];
    int rows = (int) Math.max(1, SLICE / vocabulary.tokens());
    for (int start = 0; start < next.length; start += rows) {
      int end = Math.min(next.length, start + rows);
      float[] part = slice(states, next, set, start, end);
      System.arraycopy(part, 0, result, start, end - start);
      System.arraycopy(part, end - start, result, next.length + start, end - start);
    }
    return result;
  }

  private float[] slice(NDArray states, int[] next, float[] set, int start, int end) {
    try (NDManager scope = states.getManager().newSubManager()) {
      NDArray rows = states.get(scope, new NDIndex("{}:{}", start, end));
      long[] ids = new long[end - start];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = next[start + i];
      }
      NDArray columns = scope.create(ids, new Shape(ids.length, 1));
      NDArray all = logits(rows).logSoftmax(1);
      NDArray members = scope.create(set, new Shape(set.length, 1));
      return all.gather(columns, 1).concat(all.exp().matMul(members).log()).toFloatArray();
    }
  }

  /** Each slice of the vocabulary is read once, for all states. */
  private float[] overSlices(NDArray states, int[] next, float[] set) {
    LogSoftmax sums = new LogSoftmax(next, set);
    try (NDManager scope = states.getManager().newSubManager()) {
      NDArray narrow = narrow(states.get(scope, new NDIndex("{}:{}", 0, next.length)));
      vocabulary.slices(
          scope,
          (rows, first) -> {
            int step = (int) Math.max(1, SLICE / rows.outputs());
            for (int start = 0; start < next.length; start += step) {
              int end = Math.min(next.length, start + step);
              try (NDManager part = scope.newSubManager()) {
                NDArray some = narrow.get(part, new NDIndex("{}:{}", start, end));
                sums.add(start, logits(some, rows, first), first);
              }
            }
          });
    }
    return sums.logarithms();
  }
}
