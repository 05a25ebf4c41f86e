package wernicke.model.transformers.internal.family;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import wernicke.model.transformers.internal.decoder.Activation;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.Rotary;
import wernicke.model.transformers.internal.family.Causal.Identity;

/**
 * Gemma 1, 2 and 3 (text): embeddings scaled by the root of the width, norms with gain 1 + w,
 * GeGLU. From 2 on norms after each half too, capped scores and logits, and blocks that see only a
 * window; 3 adds norms on queries and keys, and its own rotary base for those blocks.
 */
final class Gemma {
  private static final int HEAD_SIZE = 256;

  private static final Map<String, Integer> GEMMA_3 =
      Map.of(
          "vocab_size", 262_208,
          "hidden_size", 2304,
          "intermediate_size", 9216,
          "num_hidden_layers", 26,
          "num_attention_heads", 8,
          "num_key_value_heads", 4,
          "max_position_embeddings", 131_072);

  private final ModelConfig config;

  /** What stands before the names of the language model's tensors. */
  private final String within;

  private final Sizes sizes;
  private final double epsilon;
  private final boolean bias;
  private final Activation activation;

  private Gemma(ModelConfig config, String activationKey) {
    this(config, activationKey, "");
  }

  private Gemma(ModelConfig config, String activationKey, String within) {
    this.config = config;
    this.within = within;
    this.sizes = Sizes.read(config, "intermediate_size", HEAD_SIZE);
    this.epsilon = config.number("rms_norm_eps", 1e-6);
    this.bias = config.flag("attention_bias", false);
    this.activation = Activations.read(config, activationKey, "gelu_pytorch_tanh");
  }

  /** {@code GemmaForCausalLM}. */
  static Architecture gemma(ModelConfig config) {
    Gemma gemma = new Gemma(config, "hidden_act");
    RotaryScaling frequencies = gemma.frequencies(10_000);
    double scale = 1 / Math.sqrt(gemma.sizes.heads().size());
    Setting setting = new Setting(gemma.sizes.heads(), scale, 0, 0, new Rotary(frequencies));
    return gemma.causal("Gemma", frequencies, i -> gemma.normFirst(i, gemma.attention(i, setting)));
  }

  /** {@code Gemma2ForCausalLM}. */
  static Architecture gemma2(ModelConfig config) {
    Gemma gemma = new Gemma(config, "hidden_activation");
    RotaryScaling frequencies = gemma.frequencies(10_000);
    Rotary rotary = new Rotary(frequencies);
    double cap =
        config.isNull("attn_logit_softcapping") ? 0 : config.number("attn_logit_softcapping", 50);
    int[] windows = gemma.windows(i -> (i + 1) % 2 != 0);
    return gemma.causal(
        "Gemma 2",
        frequencies,
        i -> gemma.sandwich(i, gemma.attention(i, gemma.setting(windows[i], cap, rotary))));
  }

  /** {@code Gemma3ForCausalLM}. */
  static Architecture gemma3(ModelConfig config) {
    return gemma3(config, "");
  }

  /**
   * The language model of {@code Gemma3ForConditionalGeneration}, which sees images too; published
   * configs leave out what is as in {@code Gemma3TextConfig}.
   */
  static Architecture textOfGemma3(ModelConfig config) {
    ModelConfig text =
        config
            .child("text_config")
            .orElseThrow(() -> config.unsupported("text_config", "an object"));
    return gemma3(text.withDefaults(GEMMA_3), "language_model.");
  }

  private static Architecture gemma3(ModelConfig config, String within) {
    if (config.flag("use_bidirectional_attention", false)) {
      throw config.unsupported("use_bidirectional_attention", "false");
    }
    Gemma gemma = new Gemma(config, "hidden_activation", within);
    RotaryScaling frequencies = gemma.frequencies(1_000_000);
    Rotary global = new Rotary(frequencies);
    Rotary local =
        new Rotary(
            RotaryScaling.unscaled(gemma.basics(config.number("rope_local_base_freq", 10_000))));
    double cap = config.number("attn_logit_softcapping", 0);
    int pattern =
        config.positive("sliding_window_pattern", config.positive("_sliding_window_pattern", 6));
    int[] windows = gemma.windows(i -> (i + 1) % pattern != 0);
    return gemma.causal(
        "Gemma 3",
        frequencies,
        i -> {
          Setting setting = gemma.setting(windows[i], cap, windows[i] == 0 ? global : local);
          return gemma.sandwich(i, gemma.withNorms(i, gemma.attention(i, setting)));
        });
  }

  private int[] windows(java.util.function.IntPredicate sliding) {
    return Windows.read(config, sizes.blocks(), config.positive("sliding_window", 4096), sliding);
  }

  private RotaryScaling.Basics basics(double base) {
    return new RotaryScaling.Basics(sizes.heads().size(), base, sizes.contextLength());
  }

  private RotaryScaling frequencies(double base) {
    return RotaryScaling.read(config, basics(config.number("rope_theta", base)));
  }

  private Setting setting(int window, double cap, Rotary rotary) {
    double scale = 1 / Math.sqrt(config.number("query_pre_attn_scalar", HEAD_SIZE));
    return new Setting(sizes.heads(), scale, window, cap, rotary);
  }

  private Architecture causal(
      String title, RotaryScaling frequencies, IntFunction<BlockPart> block) {
    TensorSpec tokens = sizes.tokens("embed_tokens.weight");
    boolean tied = config.flag("tie_word_embeddings", true);
    double cap = softcap();
    List<BlockPart> blocks = IntStream.range(0, sizes.blocks()).mapToObj(block).toList();
    return new Causal(
        new Identity(config.text("model_type"), title, within + "model.", within + "model.layers."),
        sizes.limits(frequencies),
        EmbeddingPart.scaled(tokens, Math.sqrt(sizes.width())),
        blocks,
        new HeadPart(norm("norm"), null, tied ? tokens : sizes.tokens("lm_head.weight"), null, cap),
        config.consulted());
  }

  private double softcap() {
    return switch (config.text("model_type")) {
      case "gemma2" ->
          config.isNull("final_logit_softcapping")
              ? 0
              : config.number("final_logit_softcapping", 30);
      case "gemma3_text" -> config.number("final_logit_softcapping", 0);
      default -> 0;
    };
  }

  private BlockPart normFirst(int index, AttentionPart attention) {
    return BlockPart.normFirst(
        Block.Order.SEQUENTIAL,
        norm(name(index) + "input_layernorm"),
        attention,
        norm(name(index) + "post_attention_layernorm"),
        feedForward(index));
  }

  private BlockPart sandwich(int index, AttentionPart attention) {
    return new BlockPart(
        Block.Order.SEQUENTIAL,
        norm(name(index) + "input_layernorm"),
        attention,
        norm(name(index) + "post_attention_layernorm"),
        norm(name(index) + "pre_feedforward_layernorm"),
        feedForward(index),
        norm(name(index) + "post_feedforward_layernorm"));
  }

  private AttentionPart attention(int index, Setting setting) {
    String name = name(index) + "self_attn.";
    return AttentionPart.of(
        Projections.separate(name, sizes, bias),
        Projections.output(name + "o_proj", sizes, bias),
        setting);
  }

  private AttentionPart withNorms(int index, AttentionPart attention) {
    int size = sizes.heads().size();
    String name = name(index) + "self_attn.";
    return attention.withNorms(
        new NormPart(NormPart.Kind.RMS_PLUS_ONE, name + "q_norm", size, epsilon),
        new NormPart(NormPart.Kind.RMS_PLUS_ONE, name + "k_norm", size, epsilon));
  }

  private FeedForwardPart feedForward(int index) {
    return Projections.gated(name(index) + "mlp.", sizes, activation, false);
  }

  private NormPart norm(String name) {
    return new NormPart(NormPart.Kind.RMS_PLUS_ONE, name, sizes.width(), epsilon);
  }

  private static String name(int index) {
    return "layers." + index + ".";
  }
}
