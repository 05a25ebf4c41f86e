package wernicke.model.transformers.internal.decoder.operation;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/** Operations one after the other, none of them in place, without a heap of what lies between. */
public final class Chain {
  private Chain() {}

  /**
   * Makes an array of another, which is freed then. Whatever gradients need of it, PyTorch keeps by
   * itself.
   */
  public static NDArray then(NDArray spent, UnaryOperator<NDArray> step) {
    try (spent) {
      return step.apply(spent);
    }
  }
}
