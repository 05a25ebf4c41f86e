package wernicke.model.transformers.internal.family;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.plan.Architecture;

/** The supported families, one row each. */
public final class Families {
  /**
   * A row of the table.
   *
   * @param type {@code model_type} in configs
   * @param part which part of such a model is read, for people; empty for all
   */
  private record Row(String type, String part, Function<ModelConfig, Architecture> read) {
    static Row of(String type, Function<ModelConfig, Architecture> read) {
      return new Row(type, "", read);
    }

    @Override
    public String toString() {
      return part.isEmpty() ? type : type + " (" + part + ")";
    }
  }

  private static final List<Row> ALL =
      List.of(
          Row.of("gpt2", Gpt2::read),
          Row.of("llama", Llama::llama),
          Row.of("mistral", Llama::mistral),
          Row.of("qwen2", Llama::qwen2),
          Row.of("qwen3", Llama::qwen3),
          Row.of("phi3", Llama::phi3),
          Row.of("gemma", Gemma::gemma),
          Row.of("gemma2", Gemma::gemma2),
          Row.of("gemma3_text", Gemma::gemma3),
          new Row("gemma3", "its text", Gemma::textOfGemma3),
          Row.of("gpt_neox", GptNeoX::read),
          Row.of("opt", Opt::read),
          Row.of("phi", Phi::read),
          Row.of("t5", T5::read));

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
    String type = config.text("model_type");
    return ALL.stream()
        .filter(row -> row.type().equals(type))
        .findFirst()
        .orElseThrow(() -> config.unsupported("model_type", supported()))
        .read()
        .apply(config);
  }

  private static String supported() {
    return ALL.stream().map(Row::toString).collect(Collectors.joining(", "));
  }
}
