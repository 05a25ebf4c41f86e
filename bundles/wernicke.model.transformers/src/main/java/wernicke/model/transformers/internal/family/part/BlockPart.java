package wernicke.model.transformers.internal.family.part;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.norm.Norm;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/** A {@link Block}; what it does not have is null. */
public record BlockPart(
    Block.Order order,
    NormPart attentionNorm,
    AttentionPart attention,
    NormPart afterAttention,
    CrossPart cross,
    NormPart feedForwardNorm,
    FeedForwardPart feedForward,
    NormPart afterFeedForward)
    implements Part<Block> {
  @Override
  public List<TensorSpec> tensors() {
    return Stream.of(
            attentionNorm,
            attention,
            afterAttention,
            cross,
            feedForwardNorm,
            feedForward,
            afterFeedForward)
        .filter(Objects::nonNull)
        .flatMap(part -> part.tensors().stream())
        .distinct()
        .toList();
  }

  @Override
  public Block load(WeightLoader weights) {
    return new Block(
        order,
        norm(attentionNorm, weights),
        attention.load(weights),
        norm(afterAttention, weights),
        cross == null ? null : cross.load(weights),
        norm(feedForwardNorm, weights),
        feedForward.load(weights),
        norm(afterFeedForward, weights));
  }

  private static Norm norm(NormPart part, WeightLoader weights) {
    return part == null ? null : part.load(weights);
  }
}
