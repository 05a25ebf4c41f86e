package wernicke.model.transformers.internal.decoder.feedforward;

import ai.djl.ndarray.NDArray;
import wernicke.model.transformers.internal.decoder.operation.Chain;
import wernicke.model.transformers.internal.decoder.operation.Kernels;
import wernicke.model.transformers.internal.decoder.weight.Linear;

/** Expand, activate, contract. */
public final class Mlp implements FeedForward {
  private final Linear expand;
  private final Activation activation;
  private final Linear contract;
  private final Kernels kernels;

  /**
   * @param expand width to inner width
   * @param contract inner width to width
   */
  public Mlp(Linear expand, Activation activation, Linear contract, Kernels kernels) {
    this.expand = expand;
    this.activation = activation;
    this.contract = contract;
    this.kernels = kernels;
  }

  @Override
  public NDArray forward(NDArray x) {
    NDArray active = Chain.then(expand.forward(x), y -> activation.apply(y, kernels));
    return Chain.then(active, contract::forward);
  }
}
