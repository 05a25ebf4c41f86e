package wernicke.model.transformers.internal.family.part;

import ai.djl.ndarray.NDArray;
import java.util.List;
import wernicke.model.transformers.internal.decoder.norm.LayerNorm;
import wernicke.model.transformers.internal.decoder.norm.Norm;
import wernicke.model.transformers.internal.decoder.norm.RmsNorm;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/**
 * A norm.
 *
 * @param name without {@code .weight}
 * @param width features
 * @param epsilon see {@link LayerNorm} and {@link RmsNorm}
 */
public record NormPart(Kind kind, String name, int width, double epsilon) implements Part<Norm> {
  /** Which norm. */
  public enum Kind {
    /** {@link LayerNorm} with gain and bias. */
    LAYER,
    /** {@link RmsNorm}. */
    RMS,
    /** {@link RmsNorm} whose gain is one more than what is stored: Gemma. */
    RMS_PLUS_ONE
  }

  @Override
  public List<TensorSpec> tensors() {
    TensorSpec gain = TensorSpec.of(name + ".weight", width);
    return kind == Kind.LAYER ? List.of(gain, TensorSpec.of(name + ".bias", width)) : List.of(gain);
  }

  @Override
  public Norm load(WeightLoader weights) {
    NDArray gain = weights.load(name + ".weight");
    return switch (kind) {
      case LAYER -> new LayerNorm(gain, weights.load(name + ".bias"), epsilon);
      case RMS -> new RmsNorm(gain, false, epsilon, weights.kernels());
      case RMS_PLUS_ONE -> new RmsNorm(gain, true, epsilon, weights.kernels());
    };
  }
}
