package wernicke.model.transformers.internal.family;

import java.util.List;
import java.util.stream.IntStream;
import wernicke.model.transformers.internal.decoder.Activation;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.Rotary;
import wernicke.model.transformers.internal.family.Causal.Identity;

/**
 * Phi 1, 1.5 and 2 ({@code PhiForCausalLM}): one layer norm for attention and feed-forward network,
 * which work side by side; rotary positions on part of each head.
 */
final class Phi {
  private final ModelConfig config;
  private final Sizes sizes;
  private final double epsilon;
  private final Activation activation;
  private final RotaryScaling frequencies;

  private Phi(ModelConfig config) {
    this.config = config;
    this.sizes = Sizes.read(config, "intermediate_size", 0);
    this.epsilon = config.number("layer_norm_eps", 1e-5);
    this.activation = Activations.read(config, "hidden_act", "gelu_new");
    double part = config.number("partial_rotary_factor", 0.5);
    this.frequencies =
        RotaryScaling.read(
            config,
            new RotaryScaling.Basics(
                (int) (sizes.heads().size() * part),
                config.number("rope_theta", 10_000),
                sizes.contextLength()));
  }

  static Architecture read(ModelConfig config) {
    if (config.flag("qk_layernorm", false)) {
      throw config.unsupported("qk_layernorm", "false");
    }
    return new Phi(config).causal();
  }

  private Architecture causal() {
    TensorSpec tokens = sizes.tokens("embed_tokens.weight");
    boolean tied = config.flag("tie_word_embeddings", false);
    List<BlockPart> blocks = IntStream.range(0, sizes.blocks()).mapToObj(this::block).toList();
    return new Causal(
        new Identity("phi", "Phi", "model.", "model.layers."),
        sizes.limits(frequencies),
        EmbeddingPart.of(tokens),
        blocks,
        new HeadPart(
            norm("final_layernorm"),
            null,
            tied ? tokens : sizes.tokens("lm_head.weight"),
            TensorSpec.of("lm_head.bias", sizes.vocabulary()),
            0),
        config.consulted());
  }

  private BlockPart block(int index) {
    String name = "layers." + index + ".";
    double scale = 1 / Math.sqrt(sizes.heads().size());
    AttentionPart attention =
        AttentionPart.of(
            Projections.separate(name + "self_attn.", sizes, true),
            Projections.output(name + "self_attn.dense", sizes, true),
            new Setting(sizes.heads(), scale, 0, 0, new Rotary(frequencies)));
    return BlockPart.normFirst(
        Block.Order.PARALLEL,
        norm(name + "input_layernorm"),
        attention,
        norm(name + "input_layernorm"),
        Projections.plain(name + "mlp.fc1", name + "mlp.fc2", sizes, activation));
  }

  private NormPart norm(String name) {
    return new NormPart(NormPart.Kind.LAYER, name, sizes.width(), epsilon);
  }
}
