package wernicke.model.transformers.internal.family;

import java.util.List;
import java.util.stream.Stream;
import wernicke.model.transformers.internal.decoder.Activation;
import wernicke.model.transformers.internal.decoder.FeedForward;
import wernicke.model.transformers.internal.decoder.GatedMlp;
import wernicke.model.transformers.internal.decoder.Mlp;
import wernicke.model.transformers.internal.decoder.WeightLoader;

/**
 * A feed-forward network.
 *
 * @param gated whether {@code expand} is gate and expansion of a {@link GatedMlp}
 */
record FeedForwardPart(LinearPart expand, Activation activation, LinearPart contract, boolean gated)
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
