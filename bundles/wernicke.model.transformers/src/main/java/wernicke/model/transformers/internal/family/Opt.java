package wernicke.model.transformers.internal.family;

import java.util.List;
import java.util.stream.IntStream;
import wernicke.model.transformers.internal.decoder.Activation;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.family.Causal.Identity;
import wernicke.model.transformers.internal.family.Causal.Size;

/**
 * OPT (Zhang et al. 2022, {@code OPTForCausalLM}): learned positions from row 2 on, layer norms
 * before each half, or after it in the 350M model, which also embeds in fewer features than its
 * width.
 */
final class Opt {
  private static final double EPSILON = 1e-5;
  private static final int OFFSET = 2;

  private final ModelConfig config;
  private final Sizes sizes;
  private final int embedded;
  private final boolean normFirst;
  private final Activation activation;

  private Opt(ModelConfig config) {
    this.config = config;
    this.sizes = Sizes.read(config, "ffn_dim", 0);
    this.embedded = config.positive("word_embed_proj_dim", sizes.width());
    this.normFirst = config.flag("do_layer_norm_before", true);
    this.activation = Activations.read(config, "activation_function", "relu");
  }

  static Architecture read(ModelConfig config) {
    require(config, "enable_bias", true);
    require(config, "layer_norm_elementwise_affine", true);
    return new Opt(config).causal();
  }

  private static void require(ModelConfig config, String key, boolean value) {
    if (config.flag(key, value) != value) {
      throw config.unsupported(key, String.valueOf(value));
    }
  }

  private Architecture causal() {
    List<BlockPart> blocks = IntStream.range(0, sizes.blocks()).mapToObj(this::block).toList();
    boolean last = normFirst && !config.flag("_remove_final_layer_norm", false);
    TensorSpec tokens = TensorSpec.of("decoder.embed_tokens.weight", sizes.vocabulary(), embedded);
    boolean tied = config.flag("tie_word_embeddings", true);
    return new Causal(
        new Identity("opt", "OPT", "model.", "model.decoder.layers."),
        new Size(sizes.vocabulary(), sizes.width(), sizes.contextLength(), sizes.contextLength()),
        embedding(tokens),
        blocks,
        new HeadPart(
            last ? norm("decoder.final_layer_norm") : null,
            projection("decoder.project_out", sizes.width(), embedded),
            tied ? tokens : TensorSpec.of("lm_head.weight", sizes.vocabulary(), embedded),
            null,
            0),
        config.consulted());
  }

  private EmbeddingPart embedding(TensorSpec tokens) {
    return new EmbeddingPart(
        tokens,
        1,
        projection("decoder.project_in", embedded, sizes.width()),
        TensorSpec.of(
            "decoder.embed_positions.weight", (long) sizes.contextLength() + OFFSET, sizes.width()),
        OFFSET);
  }

  private LinearPart projection(String name, int inputs, int outputs) {
    return inputs == outputs ? null : LinearPart.of(name, inputs, outputs, false);
  }

  private BlockPart block(int index) {
    String name = "decoder.layers." + index + ".";
    double scale = 1 / Math.sqrt(sizes.heads().size());
    AttentionPart attention =
        AttentionPart.of(
            Projections.separate(name + "self_attn.", sizes, true),
            Projections.output(name + "self_attn.out_proj", sizes, true),
            Setting.plain(sizes.heads(), scale));
    FeedForwardPart feedForward = Projections.plain(name + "fc1", name + "fc2", sizes, activation);
    NormPart first = norm(name + "self_attn_layer_norm");
    NormPart second = norm(name + "final_layer_norm");
    return normFirst
        ? BlockPart.normFirst(Block.Order.SEQUENTIAL, first, attention, second, feedForward)
        : new BlockPart(Block.Order.NORM_LAST, null, attention, first, null, feedForward, second);
  }

  private NormPart norm(String name) {
    return new NormPart(NormPart.Kind.LAYER, name, sizes.width(), EPSILON);
  }
}
