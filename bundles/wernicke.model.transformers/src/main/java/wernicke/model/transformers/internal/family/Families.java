package wernicke.model.transformers.internal.family;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import wernicke.model.transformers.internal.family.config.Dialect;
import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.initialisation.Initialisation;
import wernicke.model.transformers.internal.family.initialisation.Rule;
import wernicke.model.transformers.internal.family.plan.Architecture;

/** The supported families, one row each. */
public final class Families {
  /**
   * A row of the table.
   *
   * @param type {@code model_type} in configs
   * @param part which part of such a model is read, for people; empty for all
   * @param read what a config of the family describes
   * @param untrained how its weights are drawn before training
   * @param dialect how transformers 5 writes its configs
   */
  private record Row(
      String type,
      String part,
      Function<ModelConfig, Architecture> read,
      Rule untrained,
      Dialect dialect) {
    static Row of(String type, Function<ModelConfig, Architecture> read, Rule untrained) {
      return new Row(type, "", read, untrained, Dialect.USUAL);
    }

    Row speaking(Dialect other) {
      return new Row(type, part, read, untrained, other);
    }

    Row reading(String only) {
      return new Row(type, only, read, untrained, dialect);
    }

    @Override
    public String toString() {
      return part.isEmpty() ? type : type + " (" + part + ")";
    }
  }

  private static final Rule USUAL = Rule.plain(1, Rule.RANGE);

  private static final List<Row> ALL =
      List.of(
          Row.of("gpt2", Gpt2::read, Gpt2::initialisation),
          Row.of("llama", Llama::llama, USUAL.padded()),
          Row.of("mistral", Llama::mistral, USUAL.padded()),
          Row.of("qwen2", Llama::qwen2, USUAL.padded()),
          Row.of("qwen3", Llama::qwen3, USUAL.padded()),
          Row.of("phi3", Llama::phi3, USUAL.padded(32_000)).speaking(Llama.PHI_3_VERSION_5),
          Row.of("gemma", Gemma::gemma, Gemma.INITIALISATION),
          Row.of("gemma2", Gemma::gemma2, Gemma.INITIALISATION),
          Row.of("gemma3_text", Gemma::gemma3, Gemma.INITIALISATION).speaking(Gemma.VERSION_5),
          Row.of("gemma3", Gemma::textOfGemma3, Families::unknown).reading("its text"),
          Row.of("gpt_neox", GptNeoX::read, USUAL).speaking(GptNeoX.VERSION_5),
          Row.of("opt", Opt::read, Rule.plain(1, "init_std").padded(1)),
          Row.of("phi", Phi::read, USUAL.padded()),
          Row.of("t5", T5::read, T5Initialisation::read).speaking(Dialect.USUAL.withScaledHead()));

  private Families() {}

  /**
   * What {@code config.json} of a checkpoint folder describes.
   *
   * @throws wernicke.api.PluginException if it is missing or no JSON object, or naming the first
   *     key whose value is not supported
   */
  public static Architecture read(Path folder) {
    ModelConfig config = config(folder);
    if (config.has("quantization_config")) {
      throw config.unsupported("quantization_config", "none: weights as F32, F16 or BF16");
    }
    return row(config).read().apply(config);
  }

  /**
   * How the weights of a checkpoint folder are drawn before training.
   *
   * @throws wernicke.api.PluginException if its family's initialisation is not known, or naming the
   *     first key of {@code config.json} whose value is not supported
   */
  public static Initialisation initialisation(Path folder) {
    ModelConfig config = config(folder);
    return row(config).untrained().read(config);
  }

  private static ModelConfig config(Path folder) {
    return ModelConfig.read(folder, type -> find(type).map(Row::dialect).orElse(Dialect.USUAL));
  }

  private static Row row(ModelConfig config) {
    return find(config.text("model_type"))
        .orElseThrow(() -> config.unsupported("model_type", supported()));
  }

  private static Optional<Row> find(String type) {
    return ALL.stream().filter(row -> row.type().equals(type)).findFirst();
  }

  private static String supported() {
    return ALL.stream().map(Row::toString).collect(Collectors.joining(", "));
  }

  private static Initialisation unknown(ModelConfig config) {
    throw config.unsupported("model_type", "those whose initialisation is known");
  }
}
