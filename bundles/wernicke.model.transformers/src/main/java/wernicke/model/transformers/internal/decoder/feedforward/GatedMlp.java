package wernicke.model.transformers.internal.decoder.feedforward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import wernicke.model.transformers.internal.decoder.operation.Chain;
import wernicke.model.transformers.internal.decoder.operation.Kernels;
import wernicke.model.transformers.internal.decoder.weight.Linear;

/**
 * A gated feed-forward network (Shazeer 2020): contract(activation(gate(x)) * expand(x)). SwiGLU
 * with SiLU, GeGLU with GELU.
 *
 * @param gateAndExpand width to twice the inner width: the gate first
 * @param contract inner width to width
 */
public record GatedMlp(
    Linear gateAndExpand, Activation activation, Linear contract, Kernels kernels)
    implements FeedForward {
  @Override
  public NDArray forward(NDArray x) {
    return Chain.then(Chain.then(gateAndExpand.forward(x), this::gated), contract::forward);
  }

  private NDArray gated(NDArray both) {
    long inner = both.getShape().getLastDimension() / 2;
    try (NDArray gate = both.get(new NDIndex("..., :{}", inner));
        NDArray expanded = both.get(new NDIndex("..., {}:", inner))) {
      return Chain.then(activation.apply(gate, kernels), active -> active.mul(expanded));
    }
  }
}
