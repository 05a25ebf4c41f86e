package wernicke.model.transformers.internal.family.initialisation;

import wernicke.model.transformers.internal.family.part.TensorSpec;

/** How the weights of a model are drawn before training. */
@FunctionalInterface
public interface Initialisation {
  /** What the elements of a tensor are drawn from. */
  Distribution of(TensorSpec tensor);

  /** Matrices of one standard deviation, biases 0, everything else {@code gain}. */
  static Initialisation plain(double gain, double std) {
    return tensor -> {
      if (tensor.shape().size() == 2) {
        return Distribution.Normal.of(std);
      }
      return new Distribution.Constant(tensor.name().endsWith(".bias") ? 0 : gain);
    };
  }
}
