package wernicke.model.transformers.internal.untrained;

import java.util.Map;
import java.util.OptionalLong;
import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.part.TensorSpec;

/**
 * How a family's weights are drawn before training, as {@code _init_weights} of Hugging Face
 * transformers 4.57.1 does it. Mostly: matrices from a normal distribution, biases 0, gains of
 * norms 1.
 */
@FunctionalInterface
interface Initialisation {
  /** {@code pad_token_id} where a family's config does not say; those not named here have none. */
  Map<String, Integer> PADDING =
      Map.of("gemma", 0, "gemma2", 0, "gemma3_text", 0, "opt", 1, "phi3", 32_000);

  /** What the elements of a tensor are drawn from. */
  Distribution of(TensorSpec tensor);

  /**
   * Reads what the family's initialisation depends on.
   *
   * @throws wernicke.api.PluginException naming the first key whose value is not supported
   */
  static Initialisation read(ModelConfig config) {
    return switch (config.text("model_type")) {
      case "gpt2" -> gpt2(config);
      case "gpt_neox" -> plain(1, std(config, "initializer_range", 0.02));
      case "llama", "mistral", "qwen2", "qwen3", "phi3", "phi" ->
          padded(config, plain(1, std(config, "initializer_range", 0.02)));
      case "gemma", "gemma2", "gemma3_text" -> // the gain is one more than what is stored
          padded(config, plain(0, std(config, "initializer_range", 0.02)));
      case "opt" -> padded(config, plain(1, std(config, "init_std", 0.02)));
      case "t5" -> T5Initialisation.read(config);
      default -> throw config.unsupported("model_type", "those whose initialisation is known");
    };
  }

  /** Its distribution's width. */
  static double std(ModelConfig config, String key, double absent) {
    double std = config.number(key, absent);
    if (!(std >= 0 && std <= Float.MAX_VALUE)) {
      throw config.unsupported(key, "at least 0");
    }
    return std;
  }

  /** Matrices of one standard deviation. */
  private static Initialisation plain(double gain, double std) {
    return tensor -> {
      if (tensor.shape().size() == 2) {
        return Distribution.Normal.of(std);
      }
      return new Distribution.Constant(tensor.name().endsWith(".bias") ? 0 : gain);
    };
  }

  /** What is added to the residual stream is drawn the smaller, the more blocks add to it. */
  private static Initialisation gpt2(ModelConfig config) {
    double std = std(config, "initializer_range", 0.02);
    Initialisation plain = plain(1, std);
    Initialisation residual = plain(1, std / Math.sqrt(2.0 * config.positive("n_layer")));
    return tensor -> (tensor.name().endsWith("c_proj.weight") ? residual : plain).of(tensor);
  }

  /** The padding token's vector is 0. */
  private static Initialisation padded(ModelConfig config, Initialisation all) {
    OptionalLong row = paddingRow(config);
    return tensor -> {
      Distribution drawn = all.of(tensor);
      return row.isPresent()
              && tensor.name().endsWith("embed_tokens.weight")
              && drawn instanceof Distribution.Normal normal
          ? Distribution.Normal.withoutRow(normal.std(), row.getAsLong(), tensor.shape().get(1))
          : drawn;
    };
  }

  /** Negative ids count from the end. */
  private static OptionalLong paddingRow(ModelConfig config) {
    Integer absent = PADDING.get(config.text("model_type"));
    if (config.isNull("pad_token_id") || (absent == null && !config.has("pad_token_id"))) {
      return OptionalLong.empty();
    }
    int vocabulary = config.positive("vocab_size");
    double id = config.number("pad_token_id", absent == null ? 0 : absent);
    if (id != Math.rint(id) || id < -vocabulary || id >= vocabulary) {
      throw config.unsupported("pad_token_id", "a token below vocab_size " + vocabulary);
    }
    return OptionalLong.of((long) (id < 0 ? id + vocabulary : id));
  }
}
