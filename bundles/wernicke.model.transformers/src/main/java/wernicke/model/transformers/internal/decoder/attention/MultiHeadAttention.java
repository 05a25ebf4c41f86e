package wernicke.model.transformers.internal.decoder.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import wernicke.model.transformers.internal.decoder.norm.Norm;
import wernicke.model.transformers.internal.decoder.operation.Constants;
import wernicke.model.transformers.internal.decoder.operation.Kernels;
import wernicke.model.transformers.internal.decoder.weight.Linear;

/** Self-attention (Vaswani et al. 2017), with what has been added to it since. */
public final class MultiHeadAttention implements Attention {
  /**
   * What differs between families.
   *
   * @param heads how the features are divided
   * @param scale factor of the products of queries and keys
   * @param window how many tokens each token sees, itself included; 0 for all up to itself
   * @param softcap c of c tanh(score / c); 0 for none
   * @param rotary turns queries and keys by position; null for none
   */
  public record Setting(Heads heads, double scale, int window, double softcap, Rotary rotary) {
    /** Plain attention. */
    public static Setting plain(Heads heads, double scale) {
      return new Setting(heads, scale, 0, 0, null);
    }
  }

  private final Linear queriesKeysValues;
  private final Linear output;
  private final Setting setting;
  private final Norm queryNorm;
  private final Norm keyNorm;
  private final RelativeBias relative;
  private final Kernels kernels;

  /**
   * @param queriesKeysValues width to all queries, then all keys, then all values
   * @param output all heads' features to width
   * @param queryNorm on the features of each head's query; null for none
   * @param keyNorm the same of the keys
   * @param relative positions, and which tokens see which; null if each sees those up to itself
   */
  public MultiHeadAttention(
      Linear queriesKeysValues,
      Linear output,
      Setting setting,
      Norm queryNorm,
      Norm keyNorm,
      RelativeBias relative,
      Kernels kernels) {
    this.queriesKeysValues = queriesKeysValues;
    this.output = output;
    this.setting = setting;
    this.queryNorm = queryNorm;
    this.keyNorm = keyNorm;
    this.relative = relative;
    this.kernels = kernels;
  }

  @Override
  public NDArray forward(NDArray x, KeyValues past) {
    Heads heads = setting.heads();
    NDArray all = queriesKeysValues.forward(x);
    long keys = heads.queryWidth();
    long values = keys + heads.keyWidth();
    NDArray query = split(all, 0, keys, heads.queries());
    NDArray key = split(all, keys, values, heads.keyValues());
    NDArray value = split(all, values, values + heads.keyWidth(), heads.keyValues());
    query = queryNorm == null ? query : queryNorm.forward(query);
    key = keyNorm == null ? key : keyNorm.forward(key);
    int before = past == null ? 0 : past.length();
    if (setting.rotary() != null) {
      int count = (int) x.getShape().get(1);
      Rotary.Angles angles = setting.rotary().angles(before, count, x.getManager());
      query = angles.turn(query, kernels);
      key = angles.turn(key, kernels);
    }
    if (past != null) {
      past.add(key, value);
      key = past.keys(x.getManager());
      value = past.values(x.getManager());
    }
    NDArray mixed = mix(query, shared(key), shared(value), before);
    return output.forward(
        mixed
            .transpose(0, 2, 1, 3)
            .reshape(x.getShape().get(0), x.getShape().get(1), heads.queryWidth()));
  }

  /** Batch x tokens x features to batch x heads x tokens x features per head. */
  private NDArray split(NDArray all, long from, long to, int count) {
    NDArray part = all.get(new NDIndex("..., {}:{}", from, to));
    return part.reshape(all.getShape().get(0), all.getShape().get(1), count, setting.heads().size())
        .transpose(0, 2, 1, 3);
  }

  /** Grouped-query attention: each key and value head serves several query heads. */
  private NDArray shared(NDArray x) {
    int copies = setting.heads().queries() / setting.heads().keyValues();
    return copies == 1 ? x : x.repeat(1, copies);
  }

  private NDArray mix(NDArray query, NDArray key, NDArray value, int before) {
    int length = (int) key.getShape().get(2);
    if (relative != null) {
      NDArray bias = relative.mask(before, length, query.getManager());
      return kernels.maskedAttention(query, key, value, bias, setting.scale());
    }
    boolean everything = setting.window() == 0 || setting.window() >= length;
    if (setting.softcap() == 0 && everything && before == 0) {
      return kernels.causalAttention(query, key, value, setting.scale());
    } else if (setting.softcap() == 0 && everything && before == length - 1) {
      return kernels.fullAttention(query, key, value, setting.scale());
    }
    NDArray mask = causalMask(before, length, query.getManager());
    return setting.softcap() == 0
        ? kernels.maskedAttention(query, key, value, mask, setting.scale())
        : kernels.cappedAttention(query, key, value, mask, setting.scale(), setting.softcap());
  }

  /** 0 where a token looks, minus infinity where not; tokens from {@code first} on x tokens. */
  private NDArray causalMask(int first, int length, NDManager scope) {
    float[] mask = new float[(length - first) * length];
    for (int i = 0; i < mask.length; i++) {
      int back = first + i / length - i % length;
      boolean seen = back >= 0 && (setting.window() == 0 || back < setting.window());
      mask[i] = seen ? 0 : Float.NEGATIVE_INFINITY;
    }
    return Constants.of(scope, mask, new Shape(length - first, length));
  }
}
