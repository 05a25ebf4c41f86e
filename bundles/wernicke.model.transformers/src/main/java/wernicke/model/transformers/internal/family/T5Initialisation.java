package wernicke.model.transformers.internal.family;

import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.initialisation.Distribution;
import wernicke.model.transformers.internal.family.initialisation.Initialisation;
import wernicke.model.transformers.internal.family.initialisation.Rule;
import wernicke.model.transformers.internal.family.part.TensorSpec;

/**
 * T5's initialisation, which is Mesh TensorFlow's: each kind of matrix by its number of inputs, and
 * queries smaller, since attention scores are not divided by anything.
 *
 * @param factor what all is multiplied by
 * @param width features
 * @param headSize features of a head
 */
record T5Initialisation(double factor, int width, int headSize) implements Initialisation {
  static T5Initialisation read(ModelConfig config) {
    return new T5Initialisation(
        Rule.std(config, "initializer_factor", 1),
        config.positive("d_model"),
        config.positive("d_kv"));
  }

  @Override
  public Distribution of(TensorSpec tensor) {
    String[] names = tensor.name().split("\\.", -1);
    return switch (names[names.length - 2]) {
      case "layer_norm", "final_layer_norm" -> new Distribution.Constant(factor);
      case "shared", "lm_head" -> Distribution.Normal.of(factor);
      case "q" -> over((double) width * headSize);
      case "relative_attention_bias" -> over(width);
      case "k", "v", "o", "wi", "wi_0", "wi_1", "wo" -> over(tensor.shape().get(1));
      default -> throw new IllegalStateException("no rule for " + tensor.name());
    };
  }

  private Distribution over(double inputs) {
    return Distribution.Normal.of(factor / Math.sqrt(inputs));
  }
}
