package wernicke.model.transformers.internal.family;

/** The supported families, by {@code model_type}. */
public final class Families {
  private static final String SUPPORTED =
      "gpt2, llama, mistral, qwen2, qwen3, phi3, gemma, gemma2, gemma3_text, gemma3 (its text),"
          + " gpt_neox, opt, phi, t5";

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
      case "llama" -> Llama.llama(config);
      case "mistral" -> Llama.mistral(config);
      case "qwen2" -> Llama.qwen2(config);
      case "qwen3" -> Llama.qwen3(config);
      case "phi3" -> Llama.phi3(config);
      case "gemma" -> Gemma.gemma(config);
      case "gemma2" -> Gemma.gemma2(config);
      case "gemma3_text" -> Gemma.gemma3(config);
      case "gemma3" -> Gemma.textOfGemma3(config);
      case "gpt_neox" -> GptNeoX.read(config);
      case "opt" -> Opt.read(config);
      case "phi" -> Phi.read(config);
      case "t5" -> T5.read(config);
      default -> throw config.unsupported("model_type", SUPPORTED);
    };
  }
}
