package wernicke.model.transformers.internal.family;

import java.util.List;
import java.util.function.IntFunction;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.attention.Rotary;
import wernicke.model.transformers.internal.decoder.feedforward.Activation;
import wernicke.model.transformers.internal.family.config.Activations;
import wernicke.model.transformers.internal.family.config.Dialect;
import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.config.Windows;
import wernicke.model.transformers.internal.family.part.EmbeddingPart;
import wernicke.model.transformers.internal.family.part.HeadPart;
import wernicke.model.transformers.internal.family.part.LinearPart;
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
 * LLaMA 1 to 3 (Touvron et al. 2023) and what follows its plan: Mistral, Qwen 2, 2.5 and 3, Phi-3.
 * RMS norms, rotary positions, grouped-query attention, SwiGLU.
 */
final class Llama {
  /** LongRoPE, whose factor version 4 takes from two context lengths. */
  static final Dialect PHI_3_VERSION_5 = Dialect.USUAL.withRotation(Dialect.Rotation.LONG);

  private static final String OUTPUT = "self_attn.o_proj";

  private final ModelConfig config;
  private final Sizes sizes;
  private final Norms norms;
  private final RotaryScaling frequencies;
  private final Activation activation;

  private Llama(ModelConfig config, int headSize, double epsilon) {
    this.config = config;
    this.sizes = Sizes.read(config, "intermediate_size", headSize);
    this.norms =
        Norms.first(
            NormPart.Kind.RMS,
            config.number("rms_norm_eps", epsilon),
            "input_layernorm",
            "post_attention_layernorm");
    this.frequencies = frequencies(config, sizes);
    this.activation = Activations.read(config, "hidden_act", "silu");
  }

  /** {@code LlamaForCausalLM}: LLaMA, Alpaca, Vicuna, StableVicuna. */
  static Architecture llama(ModelConfig config) {
    Llama llama = new Llama(config, 0, 1e-6);
    boolean bias = config.flag("attention_bias", false);
    return llama.causal(
        "LLaMA",
        Attending.separate(OUTPUT, bias, bias, llama.windows()),
        llama.gated(config.flag("mlp_bias", false)));
  }

  /** {@code MistralForCausalLM}. */
  static Architecture mistral(ModelConfig config) {
    Llama mistral = new Llama(config, 0, 1e-6);
    int window = config.isNull("sliding_window") ? 0 : config.positive("sliding_window", 4096);
    return mistral.causal(
        "Mistral",
        Attending.separate(OUTPUT, false, false, mistral.windows(window)),
        mistral.gated(false));
  }

  /** {@code Qwen2ForCausalLM}: Qwen 2 and 2.5. */
  static Architecture qwen2(ModelConfig config) {
    Llama qwen = new Llama(config, 0, 1e-6);
    return qwen.causal(
        "Qwen 2", Attending.separate(OUTPUT, true, false, qwen.someWindows()), qwen.gated(false));
  }

  /** {@code Qwen3ForCausalLM}: norms on queries and keys. */
  static Architecture qwen3(ModelConfig config) {
    Llama qwen = new Llama(config, 128, 1e-6);
    boolean bias = config.flag("attention_bias", false);
    return qwen.causal(
        "Qwen 3",
        Attending.separate(OUTPUT, bias, bias, qwen.someWindows())
            .withNorms("self_attn.q_norm", "self_attn.k_norm"),
        qwen.gated(false));
  }

  /** {@code Phi3ForCausalLM}: fused projections. */
  static Architecture phi3(ModelConfig config) {
    Llama phi = new Llama(config, 0, 1e-5);
    int window = config.positive("sliding_window", Integer.MAX_VALUE);
    LinearPart.Stored rows = LinearPart.Stored.ROWS;
    return phi.causal(
        "Phi-3",
        Attending.fused("self_attn.qkv_proj", OUTPUT, false, rows, phi.windows(window)),
        new Network(
            List.of("mlp.gate_up_proj"), "mlp.down_proj", phi.activation, true, false, rows));
  }

  private static RotaryScaling frequencies(ModelConfig config, Sizes sizes) {
    double base = config.number("rope_theta", 10_000);
    int turned = (int) (sizes.heads().size() * config.number("partial_rotary_factor", 1));
    RotaryScaling.Basics basics = new RotaryScaling.Basics(turned, base, sizes.contextLength());
    if (config.text("model_type").equals("phi3") && config.child("rope_scaling").isPresent()) {
      return phi3(config, basics);
    }
    return RotaryScaling.read(config, basics);
  }

  private static RotaryScaling phi3(ModelConfig config, RotaryScaling.Basics basics) {
    ModelConfig scaling = config.child("rope_scaling").orElseThrow();
    String key = scaling.has("rope_type") ? "rope_type" : "type";
    return switch (scaling.text(key)) {
      case "longrope", "su", "yarn" -> // the last two are old names of the first
          RotaryScaling.longRope(
              scaling, basics, config.positive("original_max_position_embeddings", 4096));
      default -> throw scaling.unsupported(key, "longrope");
    };
  }

  private Network gated(boolean bias) {
    return Network.gated(activation, bias);
  }

  /** Every block sees all tokens up to its own, or a window of them. */
  private IntFunction<Setting> windows(int... window) {
    Rotary rotary = new Rotary(frequencies);
    return i -> sizes.setting(window.length == 0 ? 0 : window[i % window.length], rotary);
  }

  /** Some blocks see a window. */
  private IntFunction<Setting> someWindows() {
    boolean used = config.flag("use_sliding_window", false);
    int first = config.positive("max_window_layers", 28);
    int window =
        used && !config.isNull("sliding_window") ? config.positive("sliding_window", 4096) : 0;
    return windows(Windows.read(config, sizes.blocks(), window, i -> window > 0 && i >= first));
  }

  private Architecture causal(String title, Attending attention, Network feedForward) {
    TensorSpec tokens = sizes.tokens("embed_tokens.weight");
    boolean tied = config.flag("tie_word_embeddings", false);
    return new Plan(
            new Identity(config.text("model_type"), title, "model.", "layers."),
            sizes,
            sizes.limits(frequencies),
            Block.Order.SEQUENTIAL,
            norms,
            attention,
            feedForward,
            EmbeddingPart.of(tokens),
            HeadPart.of(
                norms.of("norm", sizes.width()), tied ? tokens : sizes.tokens("lm_head.weight")))
        .causal(config);
  }
}
