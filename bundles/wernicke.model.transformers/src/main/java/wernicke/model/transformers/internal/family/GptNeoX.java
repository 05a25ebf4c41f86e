package wernicke.model.transformers.internal.family;

import java.util.List;
import java.util.stream.IntStream;
import wernicke.model.transformers.internal.decoder.Activation;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.Heads;
import wernicke.model.transformers.internal.decoder.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.Rotary;
import wernicke.model.transformers.internal.family.Causal.Identity;

/**
 * GPT-NeoX and Pythia ({@code GPTNeoXForCausalLM}): layer norms, rotary positions on part of each
 * head, attention and feed-forward network side by side.
 */
final class GptNeoX {
  private final ModelConfig config;
  private final Sizes sizes;
  private final double epsilon;
  private final Activation activation;
  private final boolean bias;
  private final Block.Order order;
  private final RotaryScaling frequencies;

  private GptNeoX(ModelConfig config) {
    this.config = config;
    this.sizes = Sizes.read(config, "intermediate_size", 0);
    this.epsilon = config.number("layer_norm_eps", 1e-5);
    this.activation = Activations.read(config, "hidden_act", "gelu");
    this.bias = config.flag("attention_bias", true);
    this.order =
        config.flag("use_parallel_residual", true) ? Block.Order.PARALLEL : Block.Order.SEQUENTIAL;
    double base = config.number("rope_theta", config.number("rotary_emb_base", 10_000));
    double part = config.number("partial_rotary_factor", config.number("rotary_pct", 0.25));
    this.frequencies =
        RotaryScaling.read(
            config,
            new RotaryScaling.Basics(
                (int) (sizes.heads().size() * part), base, sizes.contextLength()));
  }

  static Architecture read(ModelConfig config) {
    return new GptNeoX(config).causal();
  }

  private Architecture causal() {
    TensorSpec tokens = sizes.tokens("embed_in.weight");
    boolean tied = config.flag("tie_word_embeddings", false);
    List<BlockPart> blocks = IntStream.range(0, sizes.blocks()).mapToObj(this::block).toList();
    return new Causal(
        new Identity("gpt_neox", "GPT-NeoX", "gpt_neox.", "gpt_neox.layers."),
        sizes.limits(frequencies),
        EmbeddingPart.of(tokens),
        blocks,
        HeadPart.of(norm("final_layer_norm"), tied ? tokens : sizes.tokens("embed_out.weight")),
        config.consulted());
  }

  private BlockPart block(int index) {
    String name = "layers." + index + ".";
    return BlockPart.normFirst(
        order,
        norm(name + "input_layernorm"),
        attention(name + "attention."),
        norm(name + "post_attention_layernorm"),
        Projections.plain(
            name + "mlp.dense_h_to_4h", name + "mlp.dense_4h_to_h", sizes, activation));
  }

  private AttentionPart attention(String name) {
    Heads heads = sizes.heads();
    LinearPart fused =
        new LinearPart(
            List.of(name + "query_key_value"),
            sizes.width(),
            List.of(3 * heads.queryWidth()),
            bias,
            heads.queries());
    double scale = 1 / Math.sqrt(heads.size());
    return AttentionPart.of(
        fused,
        Projections.output(name + "dense", sizes, bias),
        new Setting(heads, scale, 0, 0, new Rotary(frequencies)));
  }

  private NormPart norm(String name) {
    return new NormPart(NormPart.Kind.LAYER, name, sizes.width(), epsilon);
  }
}
