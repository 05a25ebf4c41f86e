package wernicke.model.transformers.internal.family;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.attention.Rotary;
import wernicke.model.transformers.internal.decoder.feedforward.Activation;
import wernicke.model.transformers.internal.family.config.Activations;
import wernicke.model.transformers.internal.family.config.Dialect;
import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.config.Windows;
import wernicke.model.transformers.internal.family.initialisation.Rule;
import wernicke.model.transformers.internal.family.part.EmbeddingPart;
import wernicke.model.transformers.internal.family.part.HeadPart;
import wernicke.model.transformers.internal.family.part.NormPart;
import wernicke.model.transformers.internal.family.part.TensorSpec;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.family.plan.Attending;
import wernicke.model.transformers.internal.family.plan.Causal.Identity;
import wernicke.model.transformers.internal.family.plan.Network;
import wernicke.model.transformers.internal.family.plan.Norms;
import wernicke.model.transformers.internal.family.plan.Plan;
import wernicke.model.transformers.internal.family.plan.Sizes;
import wernicke.model.transformers.internal.family.rotary.RotaryScaling;

/**
 * Gemma 1, 2 and 3 (text): embeddings scaled by the root of the width, norms with gain 1 + w,
 * GeGLU. From 2 on norms after each half too, capped scores and logits, and blocks that see only a
 * window; 3 adds norms on queries and keys, and its own rotary base for those blocks.
 */
final class Gemma {
  /** The gain of norms is one more than what is stored. */
  static final Rule INITIALISATION = Rule.plain(0, Rule.RANGE).padded(0);

  /** The kinds of blocks of Gemma 3 always differ. */
  static final Dialect VERSION_5 = Dialect.USUAL.withRotation(Dialect.Rotation.BY_KIND_OF_BLOCK);

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
    Gemma gemma = new Gemma(config, "hidden_act", "");
    RotaryScaling frequencies = gemma.frequencies(10_000);
    Setting setting = gemma.sizes.setting(0, new Rotary(frequencies));
    Norms norms =
        Norms.first(
            NormPart.Kind.RMS_PLUS_ONE,
            gemma.epsilon,
            "input_layernorm",
            "post_attention_layernorm");
    return gemma.causal("Gemma", frequencies, norms, gemma.attention(i -> setting), 0);
  }

  /** {@code Gemma2ForCausalLM}. */
  static Architecture gemma2(ModelConfig config) {
    Gemma gemma = new Gemma(config, "hidden_activation", "");
    RotaryScaling frequencies = gemma.frequencies(10_000);
    Rotary rotary = new Rotary(frequencies);
    double cap = gemma.capOrNone("attn_logit_softcapping", 50);
    int[] windows = gemma.windows(i -> (i + 1) % 2 != 0);
    Attending attention = gemma.attention(i -> gemma.setting(windows[i], cap, rotary));
    double last = gemma.capOrNone("final_logit_softcapping", 30);
    return gemma.causal("Gemma 2", frequencies, gemma.sandwich(), attention, last);
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
            RotaryScaling.unscaled(
                gemma.sizes.rotary(1, config.number("rope_local_base_freq", 10_000))));
    double cap = config.number("attn_logit_softcapping", 0);
    int pattern =
        config.positive("sliding_window_pattern", config.positive("_sliding_window_pattern", 6));
    int[] windows = gemma.windows(i -> (i + 1) % pattern != 0);
    Attending attention =
        gemma
            .attention(i -> gemma.setting(windows[i], cap, windows[i] == 0 ? global : local))
            .withNorms("self_attn.q_norm", "self_attn.k_norm");
    double last = gemma.cappedText() ? config.number("final_logit_softcapping", 0) : 0;
    return gemma.causal("Gemma 3", frequencies, gemma.sandwich(), attention, last);
  }

  /** The language model within {@code Gemma3ForConditionalGeneration} is called otherwise. */
  private boolean cappedText() {
    return config.text("model_type").equals("gemma3_text");
  }

  /** A cap that is not there where the config says null. */
  private double capOrNone(String key, double absent) {
    return config.isNull(key) ? 0 : config.number(key, absent);
  }

  private int[] windows(IntPredicate sliding) {
    return Windows.read(config, sizes.blocks(), config.positive("sliding_window", 4096), sliding);
  }

  private RotaryScaling frequencies(double base) {
    return RotaryScaling.read(config, sizes.rotary(1, config.number("rope_theta", base)));
  }

  private Setting setting(int window, double cap, Rotary rotary) {
    double scale = 1 / Math.sqrt(config.number("query_pre_attn_scalar", HEAD_SIZE));
    return new Setting(sizes.heads(), scale, window, cap, rotary);
  }

  private Attending attention(IntFunction<Setting> setting) {
    return Attending.separate("self_attn.o_proj", bias, bias, setting);
  }

  private Norms sandwich() {
    return new Norms(
        NormPart.Kind.RMS_PLUS_ONE,
        epsilon,
        "input_layernorm",
        "post_attention_layernorm",
        "pre_feedforward_layernorm",
        "post_feedforward_layernorm");
  }

  private Architecture causal(
      String title, RotaryScaling frequencies, Norms norms, Attending attention, double cap) {
    TensorSpec tokens = sizes.tokens("embed_tokens.weight");
    boolean tied = config.flag("tie_word_embeddings", true);
    TensorSpec vocabulary = tied ? tokens : sizes.tokens("lm_head.weight");
    return new Plan(
            new Identity(config.text("model_type"), title, within + "model.", "layers."),
            sizes,
            sizes.limits(frequencies),
            Block.Order.SEQUENTIAL,
            norms,
            attention,
            Network.gated(activation, false),
            EmbeddingPart.scaled(tokens, Math.sqrt(sizes.width())),
            new HeadPart(norms.of("norm", sizes.width()), null, vocabulary, null, 1, cap))
        .causal(config);
  }
}
