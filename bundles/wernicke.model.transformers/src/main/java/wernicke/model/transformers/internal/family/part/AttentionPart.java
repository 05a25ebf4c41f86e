package wernicke.model.transformers.internal.family.part;

import java.util.ArrayList;
import java.util.List;
import wernicke.model.transformers.internal.decoder.attention.Attention;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention;
import wernicke.model.transformers.internal.decoder.norm.Norm;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/**
 * Self-attention.
 *
 * @param queriesKeysValues see {@link MultiHeadAttention}
 * @param output see {@link MultiHeadAttention}
 * @param queryNorm null for none
 * @param keyNorm null for none
 * @param relative null for none
 */
public record AttentionPart(
    LinearPart queriesKeysValues,
    LinearPart output,
    MultiHeadAttention.Setting setting,
    NormPart queryNorm,
    NormPart keyNorm,
    RelativePart relative)
    implements Part<Attention> {
  /** Without norms on queries and keys, and without relative positions. */
  public static AttentionPart of(
      LinearPart queriesKeysValues, LinearPart output, MultiHeadAttention.Setting setting) {
    return new AttentionPart(queriesKeysValues, output, setting, null, null, null);
  }

  /** The same with norms on the features of each head's queries and keys. */
  public AttentionPart withNorms(NormPart query, NormPart key) {
    return new AttentionPart(queriesKeysValues, output, setting, query, key, relative);
  }

  /** The same with relative positions. */
  public AttentionPart withPositions(RelativePart positions) {
    return new AttentionPart(queriesKeysValues, output, setting, queryNorm, keyNorm, positions);
  }

  @Override
  public List<TensorSpec> tensors() {
    List<TensorSpec> all = new ArrayList<>(queriesKeysValues.tensors());
    all.addAll(output.tensors());
    if (queryNorm != null) {
      all.addAll(queryNorm.tensors());
      all.addAll(keyNorm.tensors());
    }
    if (relative != null) {
      all.addAll(relative.tensors());
    }
    return all;
  }

  @Override
  public Attention load(WeightLoader weights) {
    Norm query = queryNorm == null ? null : queryNorm.load(weights);
    Norm key = keyNorm == null ? null : keyNorm.load(weights);
    return new MultiHeadAttention(
        queriesKeysValues.load(weights, setting.heads().queries()),
        output.load(weights),
        setting,
        query,
        key,
        relative == null ? null : relative.load(weights),
        weights.kernels());
  }
}
