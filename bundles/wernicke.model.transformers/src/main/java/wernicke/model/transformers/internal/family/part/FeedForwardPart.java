package wernicke.model.transformers.internal.family.part;

import java.util.List;
import java.util.stream.Stream;
import wernicke.model.transformers.internal.decoder.feedforward.Activation;
import wernicke.model.transformers.internal.decoder.feedforward.FeedForward;
import wernicke.model.transformers.internal.decoder.feedforward.GatedMlp;
import wernicke.model.transformers.internal.decoder.feedforward.Mlp;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/**
 * A feed-forward network.
 *
 * @param gated whether {@code expand} is gate and expansion of a {@link GatedMlp}
 */
public record FeedForwardPart(
    LinearPart expand, Activation activation, LinearPart contract, boolean gated)
    implements Part<FeedForward> {
  @Override
  public List<TensorSpec> tensors() {
    return Stream.concat(expand.tensors().stream(), contract.tensors().stream()).toList();
  }

  @Override
  public FeedForward load(WeightLoader weights) {
    return gated
        ? new GatedMlp(expand.load(weights), activation, contract.load(weights), weights.kernels())
        : new Mlp(expand.load(weights), activation, contract.load(weights), weights.kernels());
  }
}
