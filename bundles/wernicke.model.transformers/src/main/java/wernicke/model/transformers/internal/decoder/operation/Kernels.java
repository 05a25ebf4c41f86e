package wernicke.model.transformers.internal.decoder.operation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Fused operations of PyTorch that DJL's NDArray does not offer, reached through a TorchScript
 * module. Attention without its n x n matrix of scores in memory and a one-pass GELU make a small
 * GPT-2 a third faster.
 */
public final class Kernels {
  private final Script script;

  /** Loads the module; it is freed with {@code manager}. */
  public Kernels(NDManager manager) {
    script = new Script(manager, "kernels.torchscript");
  }

  /**
   * softmax(scale q k' + causal mask) v.
   *
   * @param q batch x heads x tokens x features, like {@code k} and {@code v}
   * @return the same shape
   */
  public NDArray causalAttention(NDArray q, NDArray k, NDArray v, double scale) {
    return script.call("causal_attention", q, k, v, script.number(scale));
  }

  /** x times a number. (DJL leaves the number in memory that gradients may find freed.) */
  public NDArray scaled(NDArray x, double factor) {
    return script.call("scaled", x, script.number(factor));
  }

  /** c tanh(x / c): Gemma 2. */
  public NDArray capped(NDArray x, double cap) {
    return script.call("capped", x, script.number(cap));
  }

  /** GELU in its tanh approximation: 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))). */
  public NDArray geluTanh(NDArray x) {
    return script.call("gelu_tanh", x);
  }

  /** x sigmoid(x). */
  public NDArray silu(NDArray x) {
    return script.call("silu", x);
  }

  /** x / sqrt(mean(x^2) + epsilon) times the gain, over the last dimension. */
  public NDArray rmsNorm(NDArray x, NDArray gain, double epsilon) {
    return script.call("rms_norm", x, gain, script.number(epsilon));
  }

  /**
   * Turns pairs of features, see {@code Rotary}.
   *
   * @param x batch x heads x positions x features
   * @param cosines positions x pairs, like {@code sines}
   */
  public NDArray rotate(NDArray x, NDArray cosines, NDArray sines) {
    return script.call("rotate", x, cosines, sines);
  }

  /**
   * softmax(scale q k' + mask) v.
   *
   * @param mask broadcast to batch x heads x tokens x tokens
   */
  public NDArray maskedAttention(NDArray q, NDArray k, NDArray v, NDArray mask, double scale) {
    return script.call("masked_attention", q, k, v, mask, script.number(scale));
  }

  /** softmax(scale q k') v: every token sees every other. */
  public NDArray fullAttention(NDArray q, NDArray k, NDArray v, double scale) {
    return script.call("full_attention", q, k, v, script.number(scale));
  }

  /** softmax(c tanh(scale q k' / c) + mask) v: Gemma 2. */
  public NDArray cappedAttention(
      NDArray q, NDArray k, NDArray v, NDArray mask, double scale, double cap) {
    return script.call("capped_attention", q, k, v, mask, script.number(scale), script.number(cap));
  }
}
