package wernicke.model.transformers.internal.family.part;

import java.util.List;
import java.util.stream.Stream;
import wernicke.model.transformers.internal.decoder.attention.CrossAttention;
import wernicke.model.transformers.internal.decoder.attention.Heads;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/** Attention of a decoder to its encoder, see {@link CrossAttention}. */
public record CrossPart(
    NormPart norm, LinearPart queries, LinearPart keysValues, LinearPart output, Heads heads)
    implements Part<CrossAttention> {
  @Override
  public List<TensorSpec> tensors() {
    return Stream.of(queries, keysValues, output, norm)
        .flatMap(part -> part.tensors().stream())
        .toList();
  }

  @Override
  public CrossAttention load(WeightLoader weights) {
    return new CrossAttention(
        norm.load(weights),
        queries.load(weights),
        keysValues.load(weights),
        output.load(weights),
        heads,
        weights.kernels());
  }
}
