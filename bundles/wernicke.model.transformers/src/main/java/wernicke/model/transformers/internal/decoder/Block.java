package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * One transformer block with normalisation before each part: x += attention(norm(x)); x +=
 * feedForward(norm(x)).
 */
public record Block(
    Norm attentionNorm, Attention attention, Norm feedForwardNorm, FeedForward feedForward) {
  /**
   * Moves the residual stream on by one block, in place. Everything in between is freed before this
   * returns.
   *
   * @param x batch x tokens x width
   */
  void forward(NDArray x) {
    NDManager owner = x.getManager();
    try (NDManager scope = owner.newSubManager()) {
      x.attach(scope); // results are attached to the manager of their first operand
      x.addi(attention.forward(attentionNorm.forward(x)));
      x.addi(feedForward.forward(feedForwardNorm.forward(x)));
      x.attach(owner);
    }
  }
}
