package wernicke.model.transformers.internal.decoder.weight;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import wernicke.model.transformers.internal.decoder.operation.Chain;

/**
 * x W' + b.
 *
 * @param weight output features x input features, or the other way round
 * @param bias output features, float32; null where there is none
 * @param halves what the weight is stored in; null for float32
 * @param inputsFirst whether the weight is input x output, as GPT-2's {@code Conv1D} stores it
 */
public record Linear(NDArray weight, NDArray bias, Halves halves, boolean inputsFirst) {
  /** From a weight that is output x input. */
  public Linear(NDArray weight, NDArray bias, Halves halves) {
    this(weight, bias, halves, false);
  }

  /** The same of a weight that is stored the other way round; not copied. */
  public Linear transposed() {
    return new Linear(weight, bias, halves, !inputsFirst);
  }

  /** Number of output features. */
  public long outputs() {
    return weight.getShape().get(inputsFirst ? 1 : 0);
  }

  /**
   * Brings the outputs of a fused projection that is stored head by head (query, key, value of the
   * first head, then of the second, as GPT-NeoX does) into the order all queries, all keys, all
   * values. Copies the weight and frees the old one.
   */
  public Linear headsLast(int heads) {
    return new Linear(
        headsLast(weight, heads), bias == null ? null : headsLast(bias, heads), halves);
  }

  private static NDArray headsLast(NDArray rows, int heads) {
    long count = rows.getShape().get(0);
    long[] shape = rows.getShape().getShape();
    try (NDArray byHead = rows.reshape(heads, 3, count / heads / 3, rows.size() / count);
        NDArray byKind = byHead.transpose(1, 0, 2, 3)) {
      NDArray ordered = byKind.reshape(shape);
      rows.close();
      return ordered;
    }
  }

  /**
   * @param x ... x input features
   * @return ... x output features
   */
  public NDArray forward(NDArray x) {
    return inputsFirst ? Chain.then(weight.transpose(), w -> of(x, w)) : of(x, weight);
  }

  private NDArray of(NDArray x, NDArray rows) {
    if (halves != null) {
      NDArray product = halves.product(x, rows);
      return bias == null ? product : Chain.then(product, y -> y.add(bias));
    }
    NDList result =
        bias == null
            ? ai.djl.nn.core.Linear.linear(x, rows)
            : ai.djl.nn.core.Linear.linear(x, rows, bias);
    return result.singletonOrThrow();
  }
}
