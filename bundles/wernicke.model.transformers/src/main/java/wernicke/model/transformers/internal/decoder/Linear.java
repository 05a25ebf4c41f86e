package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;

/**
 * x W' + b.
 *
 * @param weight output features x input features
 * @param bias output features
 */
public record Linear(NDArray weight, NDArray bias) {
  /** From a weight that is stored input x output, as GPT-2's {@code Conv1D} does; not copied. */
  public static Linear ofConv1d(NDArray weight, NDArray bias) {
    return new Linear(weight.transpose(), bias);
  }

  /**
   * @param x ... x input features
   * @return ... x output features
   */
  NDArray forward(NDArray x) {
    return ai.djl.nn.core.Linear.linear(x, weight, bias).singletonOrThrow();
  }
}
