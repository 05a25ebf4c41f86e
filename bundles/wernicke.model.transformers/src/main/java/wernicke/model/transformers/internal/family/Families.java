package wernicke.model.transformers.internal.family;

/** The supported families, by {@code model_type}. */
public final class Families {
  private Families() {}

  /**
   * What the config describes.
   *
   * @throws wernicke.api.PluginException naming the first key whose value is not supported
   */
  public static Architecture read(ModelConfig config) {
    if (config.has("quantization_config")) {
      throw config.unsupported("quantization_config", "none: weights as F32, F16 or BF16");
    }
    return switch (config.text("model_type")) {
      case "gpt2" -> Gpt2.read(config);
      default -> throw config.unsupported("model_type", "gpt2");
    };
  }
}
