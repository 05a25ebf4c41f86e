package wernicke.model.transformers.internal.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Fused operations of PyTorch that DJL's NDArray does not offer, reached through a TorchScript
 * module. Attention without its n x n matrix of scores in memory and a one-pass GELU make a small
 * GPT-2 a third faster.
 */
public final class Kernels {
  private final PtSymbolBlock module;

  /** Loads the module; it is freed with {@code manager}. */
  public Kernels(NDManager manager) {
    byte[] archive = TorchScript.archive("kernels.torchscript");
    try (ByteArrayInputStream stream = new ByteArrayInputStream(archive)) {
      module = JniUtils.loadModule((PtNDManager) manager, stream, false, false);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  /**
   * softmax(scale q k' + causal mask) v.
   *
   * @param q batch x heads x tokens x features, like {@code k} and {@code v}
   * @return the same shape
   */
  NDArray causalAttention(NDArray q, NDArray k, NDArray v, double scale) {
    try (IValue query = tensor(q);
        IValue key = tensor(k);
        IValue value = tensor(v);
        IValue factor = IValue.from(scale)) {
      return call(q.getManager(), "causal_attention", query, key, value, factor);
    }
  }

  /** GELU in its tanh approximation: 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))). */
  NDArray geluTanh(NDArray x) {
    try (IValue argument = tensor(x)) {
      return call(x.getManager(), "gelu_tanh", argument);
    }
  }

  /** x sigmoid(x). */
  NDArray silu(NDArray x) {
    try (IValue argument = tensor(x)) {
      return call(x.getManager(), "silu", argument);
    }
  }

  /** x / sqrt(mean(x^2) + epsilon) times the gain, over the last dimension. */
  NDArray rmsNorm(NDArray x, NDArray gain, double epsilon) {
    try (IValue argument = tensor(x);
        IValue factor = tensor(gain);
        IValue small = IValue.from(epsilon)) {
      return call(x.getManager(), "rms_norm", argument, factor, small);
    }
  }

  /**
   * Turns pairs of features, see {@link Rotary}.
   *
   * @param x batch x heads x positions x features
   * @param cosines positions x pairs, like {@code sines}
   */
  NDArray rotate(NDArray x, NDArray cosines, NDArray sines) {
    try (IValue argument = tensor(x);
        IValue cosine = tensor(cosines);
        IValue sine = tensor(sines)) {
      return call(x.getManager(), "rotate", argument, cosine, sine);
    }
  }

  /**
   * softmax(scale q k' + mask) v.
   *
   * @param mask broadcast to batch x heads x tokens x tokens
   */
  NDArray maskedAttention(NDArray q, NDArray k, NDArray v, NDArray mask, double scale) {
    try (IValue query = tensor(q);
        IValue key = tensor(k);
        IValue value = tensor(v);
        IValue added = tensor(mask);
        IValue factor = IValue.from(scale)) {
      return call(q.getManager(), "masked_attention", query, key, value, added, factor);
    }
  }

  /** softmax(scale q k') v: every token sees every other. */
  NDArray fullAttention(NDArray q, NDArray k, NDArray v, double scale) {
    try (IValue query = tensor(q);
        IValue key = tensor(k);
        IValue value = tensor(v);
        IValue factor = IValue.from(scale)) {
      return call(q.getManager(), "full_attention", query, key, value, factor);
    }
  }

  /** softmax(c tanh(scale q k' / c) + mask) v: Gemma 2. */
  NDArray cappedAttention(NDArray q, NDArray k, NDArray v, NDArray mask, double scale, double cap) {
    try (IValue query = tensor(q);
        IValue key = tensor(k);
        IValue value = tensor(v);
        IValue added = tensor(mask);
        IValue factor = IValue.from(scale);
        IValue bound = IValue.from(cap)) {
      return call(q.getManager(), "capped_attention", query, key, value, added, factor, bound);
    }
  }

  private NDArray call(NDManager manager, String method, IValue... arguments) {
    try (IValue result = IValueUtils.runMethod(module, method, arguments)) {
      return result.toTensor((PtNDManager) manager);
    }
  }

  private static IValue tensor(NDArray array) {
    return IValue.from((PtNDArray) array);
  }
}
