package wernicke.model.transformers.internal.family.part;

import java.util.List;
import wernicke.model.transformers.internal.decoder.attention.RelativeBias;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/**
 * Relative positions.
 *
 * @param table buckets x heads
 * @param farthest see {@link RelativeBias}
 * @param causal see {@link RelativeBias}
 */
public record RelativePart(TensorSpec table, int farthest, boolean causal)
    implements Part<RelativeBias> {
  @Override
  public List<TensorSpec> tensors() {
    return List.of(table);
  }

  @Override
  public RelativeBias load(WeightLoader weights) {
    return new RelativeBias(weights.load(table.name()), farthest, causal);
  }
}
