package wernicke.model.transformers.internal.decoder.operation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Numbers of Java that take part in a forward pass, copied into memory of PyTorch. DJL leaves them
 * in a buffer of Java, which goes with the array, while gradients may still need it.
 */
public final class Constants {
  private Constants() {}

  /** An array of that shape, float32, owned by the manager. */
  public static NDArray of(NDManager owner, float[] values, Shape shape) {
    return Chain.then(owner.create(values, shape), NDArray::duplicate);
  }

  /** An array of that shape, int32, owned by the manager. */
  public static NDArray of(NDManager owner, int[] values, Shape shape) {
    return Chain.then(owner.create(values, shape), NDArray::duplicate);
  }
}
