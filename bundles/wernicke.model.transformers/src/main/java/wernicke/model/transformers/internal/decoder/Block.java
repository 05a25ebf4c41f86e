package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;
import wernicke.model.transformers.internal.decoder.attention.Attention;
import wernicke.model.transformers.internal.decoder.attention.CrossAttention;
import wernicke.model.transformers.internal.decoder.attention.KeyValues;
import wernicke.model.transformers.internal.decoder.feedforward.FeedForward;
import wernicke.model.transformers.internal.decoder.norm.Norm;
import wernicke.model.transformers.internal.decoder.operation.Chain;

/**
 * One transformer block: attention and feed-forward network, each with norms before and after it
 * (null for none), put together in one of three ways; between them, in a decoder that has an
 * encoder, attention to it.
 */
public record Block(
    Order order,
    Norm attentionNorm,
    Attention attention,
    Norm afterAttention,
    CrossAttention cross,
    Norm feedForwardNorm,
    FeedForward feedForward,
    Norm afterFeedForward) {
  /** How the two halves act on the residual stream x. */
  public enum Order {
    /**
     * x += after(attention(norm(x))); x += cross(x, encoded) in a decoder that has an encoder; x +=
     * after(feedForward(norm(x))).
     */
    SEQUENTIAL,
    /** x += attention(norm(x)) + feedForward(norm(x)): both read the same x. */
    PARALLEL,
    /**
     * x = after(x + attention(x)); x = after(x + feedForward(x)), as the first transformers did.
     */
    NORM_LAST
  }

  /**
   * Moves the residual stream on by one block. Everything in between is freed before this returns.
   *
   * @param x batch x tokens x width; stays as it is
   * @param encoded what an encoder has made, for blocks that look at it; else null
   * @param past what this block remembers of the tokens before {@code x}; null for nothing
   * @return the same shape, owned by the same manager
   */
  NDArray forward(NDArray x, NDArray encoded, KeyValues past) {
    return switch (order) {
      case SEQUENTIAL -> {
        NDArray attended = half(x, y -> y.add(attended(y, past)));
        NDArray crossed =
            cross == null
                ? attended
                : Chain.then(attended, y -> half(y, z -> z.add(cross.forward(z, encoded, past))));
        yield Chain.then(crossed, y -> half(y, z -> z.add(fed(z))));
      }
      case PARALLEL -> half(x, y -> parallel(y, past));
      case NORM_LAST -> {
        NDArray attended = half(x, y -> norm(afterAttention, y.add(attention.forward(y, past))));
        yield Chain.then(
            attended, y -> half(y, z -> norm(afterFeedForward, z.add(feedForward.forward(z)))));
      }
    };
  }

  private NDArray attended(NDArray x, KeyValues past) {
    return norm(afterAttention, attention.forward(norm(attentionNorm, x), past));
  }

  private NDArray fed(NDArray x) {
    return norm(afterFeedForward, feedForward.forward(norm(feedForwardNorm, x)));
  }

  private NDArray parallel(NDArray x, KeyValues past) {
    NDArray attended = attention.forward(norm(attentionNorm, x), past);
    return x.add(feedForward.forward(norm(feedForwardNorm, x))).add(attended);
  }

  /** Half a block; results are attached to the manager of their first operand, so x lends it. */
  private static NDArray half(NDArray x, UnaryOperator<NDArray> step) {
    NDManager owner = x.getManager();
    try (NDManager scope = owner.newSubManager()) {
      x.attach(scope);
      try {
        NDArray result = step.apply(x);
        result.attach(owner);
        return result;
      } finally {
        x.attach(owner);
      }
    }
  }

  private static NDArray norm(Norm norm, NDArray x) {
    return norm == null ? x : norm.forward(x);
  }
}
