package wernicke.model.transformers.internal.family;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.Norm;
import wernicke.model.transformers.internal.decoder.WeightLoader;

/** A {@link Block}; norms that it does not have are null. */
record BlockPart(
    Block.Order order,
    NormPart attentionNorm,
    AttentionPart attention,
    NormPart afterAttention,
    NormPart feedForwardNorm,
    FeedForwardPart feedForward,
    NormPart afterFeedForward)
    implements Part<Block> {
  /** A norm before each half, none after. */
  static BlockPart normFirst(
      Block.Order order,
      NormPart attentionNorm,
      AttentionPart attention,
      NormPart feedForwardNorm,
      FeedForwardPart feedForward) {
    return new BlockPart(order, attentionNorm, attention, null, feedForwardNorm, feedForward, null);
  }

  @Override
  public List<TensorSpec> tensors() {
    return Stream.of(
            attentionNorm,
            attention,
            afterAttention,
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
        null,
        norm(feedForwardNorm, weights),
        feedForward.load(weights),
        norm(afterFeedForward, weights));
  }

  private static Norm norm(NormPart part, WeightLoader weights) {
    return part == null ? null : part.load(weights);
  }
}
