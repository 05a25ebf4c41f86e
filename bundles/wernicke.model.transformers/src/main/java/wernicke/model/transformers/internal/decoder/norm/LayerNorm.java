package wernicke.model.transformers.internal.decoder.norm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Layer normalisation (Ba et al. 2016): zero mean, unit variance over the features, then gain and
 * bias.
 *
 * @param gain one per feature
 * @param bias one per feature
 * @param epsilon added to the variance
 */
public record LayerNorm(NDArray gain, NDArray bias, double epsilon) implements Norm {
  @Override
  public NDArray forward(NDArray x) {
    Shape features = gain.getShape();
    return ai.djl.nn.norm.LayerNorm.layerNorm(x, features, gain, bias, (float) epsilon)
        .singletonOrThrow();
  }
}
