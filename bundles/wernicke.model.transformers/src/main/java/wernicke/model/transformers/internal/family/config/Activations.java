package wernicke.model.transformers.internal.family.config;

import wernicke.model.transformers.internal.decoder.feedforward.Activation;

/** Names of activations in configs. */
public final class Activations {
  private Activations() {}

  /**
   * The activation under a key.
   *
   * @throws wernicke.api.PluginException if it is not supported
   */
  public static Activation read(ModelConfig config, String key, String absent) {
    return switch (config.text(key, absent)) {
      case "gelu_new", "gelu_pytorch_tanh" -> Activation.GELU_TANH;
      case "gelu" -> Activation.GELU;
      case "relu" -> Activation.RELU;
      case "silu", "swish" -> Activation.SILU;
      default ->
          throw config.unsupported(key, "gelu_new, gelu_pytorch_tanh, gelu, relu, silu, swish");
    };
  }
}
