package wernicke.model.transformers.internal.decoder.feedforward;

import ai.djl.ndarray.NDArray;
import wernicke.model.transformers.internal.decoder.operation.Kernels;

/** The non-linearity of a feed-forward network. */
public enum Activation {
  /** GELU by its tanh approximation: {@code gelu_new} and {@code gelu_pytorch_tanh}. */
  GELU_TANH {
    @Override
    NDArray apply(NDArray x, Kernels kernels) {
      return kernels.geluTanh(x);
    }
  },
  /** GELU by the error function: {@code gelu}. */
  GELU {
    @Override
    NDArray apply(NDArray x, Kernels kernels) {
      return ai.djl.nn.Activation.gelu(x);
    }
  },
  /** x sigmoid(x): {@code silu}, also called swish. */
  SILU {
    @Override
    NDArray apply(NDArray x, Kernels kernels) {
      return kernels.silu(x);
    }
  },
  /** max(0, x): {@code relu}. */
  RELU {
    @Override
    NDArray apply(NDArray x, Kernels kernels) {
      return ai.djl.nn.Activation.relu(x);
    }
  };

  /** Applies it to each element; {@code x} stays as it is. */
  abstract NDArray apply(NDArray x, Kernels kernels);
}
