package wernicke.model.transformers.internal.decoder.norm;

import ai.djl.ndarray.NDArray;
import wernicke.model.transformers.internal.decoder.operation.Chain;
import wernicke.model.transformers.internal.decoder.operation.Kernels;

/**
 * Root-mean-square normalisation (Zhang and Sennrich 2019): x / sqrt(mean(x^2) + epsilon), times a
 * gain. T5's layer norm is the same.
 *
 * @param gain one per feature
 * @param plusOne whether the gain is one more than that: Gemma
 * @param epsilon added to the mean square
 */
public record RmsNorm(NDArray gain, boolean plusOne, double epsilon, Kernels kernels)
    implements Norm {
  @Override
  public NDArray forward(NDArray x) {
    return plusOne ? Chain.then(gain.add(1), whole -> of(x, whole)) : of(x, gain);
  }

  private NDArray of(NDArray x, NDArray factors) {
    return kernels.rmsNorm(x, factors, epsilon);
  }
}
