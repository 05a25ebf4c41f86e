package wernicke.model.transformers.internal.family;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import wernicke.model.transformers.internal.decoder.Activation;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.Heads;
import wernicke.model.transformers.internal.decoder.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.Rotary;
import wernicke.model.transformers.internal.family.Causal.Identity;

/**
 * LLaMA 1 to 3 (Touvron et al. 2023) and what follows its plan: Mistral, Qwen 2, 2.5 and 3, Phi-3.
 * RMS norms, rotary positions, grouped-query attention, SwiGLU.
 */
final class Llama {
  private final ModelConfig config;
  private final Sizes sizes;
  private final double epsilon;
  private final RotaryScaling frequencies;
  private final Activation activation;

  private Llama(ModelConfig config, int headSize, double epsilon) {
    this.config = config;
    this.sizes = Sizes.read(config, "intermediate_size", headSize);
    this.epsilon = config.number("rms_norm_eps", epsilon);
    this.frequencies = frequencies(config, sizes);
    this.activation = Activations.read(config, "hidden_act", "silu");
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

  /** {@code LlamaForCausalLM}: LLaMA, Alpaca, Vicuna, StableVicuna. */
  static Architecture llama(ModelConfig config) {
    Llama llama = new Llama(config, 0, 1e-6);
    boolean bias = config.flag("attention_bias", false);
    boolean innerBias = config.flag("mlp_bias", false);
    return llama.causal(
        "LLaMA", i -> llama.block(i, llama.attention(i, 0, bias, bias), llama.gated(i, innerBias)));
  }

  /** {@code MistralForCausalLM}. */
  static Architecture mistral(ModelConfig config) {
    Llama mistral = new Llama(config, 0, 1e-6);
    int window = config.isNull("sliding_window") ? 0 : config.positive("sliding_window", 4096);
    return mistral.causal(
        "Mistral",
        i -> mistral.block(i, mistral.attention(i, window, false, false), mistral.gated(i, false)));
  }

  /** {@code Qwen2ForCausalLM}: Qwen 2 and 2.5. */
  static Architecture qwen2(ModelConfig config) {
    Llama qwen = new Llama(config, 0, 1e-6);
    int[] windows = qwen.windows();
    return qwen.causal(
        "Qwen 2",
        i -> qwen.block(i, qwen.attention(i, windows[i], true, false), qwen.gated(i, false)));
  }

  /** {@code Qwen3ForCausalLM}: norms on queries and keys. */
  static Architecture qwen3(ModelConfig config) {
    Llama qwen = new Llama(config, 128, 1e-6);
    int[] windows = qwen.windows();
    boolean bias = config.flag("attention_bias", false);
    int size = qwen.sizes.heads().size();
    return qwen.causal(
        "Qwen 3",
        i ->
            qwen.block(
                i,
                qwen.attention(i, windows[i], bias, bias)
                    .withNorms(
                        qwen.norm(name(i) + "self_attn.q_norm", size),
                        qwen.norm(name(i) + "self_attn.k_norm", size)),
                qwen.gated(i, false)));
  }

  /** {@code Phi3ForCausalLM}: fused projections. */
  static Architecture phi3(ModelConfig config) {
    Llama phi = new Llama(config, 0, 1e-5);
    int window = config.positive("sliding_window", Integer.MAX_VALUE);
    return phi.causal("Phi-3", i -> phi.block(i, phi.fusedAttention(i, window), phi.fused(i)));
  }

  private int[] windows() {
    boolean used = config.flag("use_sliding_window", false);
    int first = config.positive("max_window_layers", 28);
    int window =
        used && !config.isNull("sliding_window") ? config.positive("sliding_window", 4096) : 0;
    return Windows.read(config, sizes.blocks(), window, i -> window > 0 && i >= first);
  }

  private Architecture causal(String title, IntFunction<BlockPart> block) {
    TensorSpec tokens = sizes.tokens("embed_tokens.weight");
    boolean tied = config.flag("tie_word_embeddings", false);
    List<BlockPart> blocks = IntStream.range(0, sizes.blocks()).mapToObj(block).toList();
    return new Causal(
        new Identity(config.text("model_type"), title, "model.", "model.layers."),
        sizes.limits(frequencies),
        EmbeddingPart.of(tokens),
        blocks,
        HeadPart.of(norm("norm", sizes.width()), tied ? tokens : sizes.tokens("lm_head.weight")),
        config.consulted());
  }

  private BlockPart block(int index, AttentionPart attention, FeedForwardPart feedForward) {
    return BlockPart.normFirst(
        Block.Order.SEQUENTIAL,
        norm(name(index) + "input_layernorm", sizes.width()),
        attention,
        norm(name(index) + "post_attention_layernorm", sizes.width()),
        feedForward);
  }

  private AttentionPart attention(int index, int window, boolean bias, boolean outputBias) {
    return AttentionPart.of(
        Projections.separate(name(index) + "self_attn.", sizes, bias),
        Projections.output(name(index) + "self_attn.o_proj", sizes, outputBias),
        setting(window));
  }

  private AttentionPart fusedAttention(int index, int window) {
    Heads heads = sizes.heads();
    int outputs = heads.queryWidth() + 2 * heads.keyWidth();
    String name = name(index) + "self_attn.";
    return AttentionPart.of(
        LinearPart.of(name + "qkv_proj", sizes.width(), outputs, false),
        Projections.output(name + "o_proj", sizes, false),
        setting(window));
  }

  private Setting setting(int window) {
    double scale = 1 / Math.sqrt(sizes.heads().size());
    return new Setting(sizes.heads(), scale, window, 0, new Rotary(frequencies));
  }

  private FeedForwardPart gated(int index, boolean bias) {
    return Projections.gated(name(index) + "mlp.", sizes, activation, bias);
  }

  private FeedForwardPart fused(int index) {
    String name = name(index) + "mlp.";
    return new FeedForwardPart(
        LinearPart.of(name + "gate_up_proj", sizes.width(), 2 * sizes.inner(), false),
        activation,
        LinearPart.of(name + "down_proj", sizes.inner(), sizes.width(), false),
        true);
  }

  private NormPart norm(String name, int width) {
    return new NormPart(NormPart.Kind.RMS, name, width, epsilon);
  }

  private static String name(int index) {
    return "layers." + index + ".";
  }
}
