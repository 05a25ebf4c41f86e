package wernicke.model.transformers.internal.family;

import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.feedforward.Activation;
import wernicke.model.transformers.internal.family.config.Activations;
import wernicke.model.transformers.internal.family.config.ModelConfig;
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

/**
 * OPT (Zhang et al. 2022, {@code OPTForCausalLM}): learned positions from row 2 on, layer norms
 * before each half, or after it in the 350M model, which also embeds in fewer features than its
 * width.
 */
final class Opt {
  private static final double EPSILON = 1e-5;
  private static final int OFFSET = 2;

  private Opt() {}

  static Architecture read(ModelConfig config) {
    require(config, "enable_bias", true);
    require(config, "layer_norm_elementwise_affine", true);
    Sizes sizes = Sizes.read(config, "ffn_dim", 0);
    int embedded = config.positive("word_embed_proj_dim", sizes.width());
    boolean normFirst = config.flag("do_layer_norm_before", true);
    Activation activation = Activations.read(config, "activation_function", "relu");
    Norms norms = norms(normFirst);
    Setting setting = sizes.setting(0, null);
    TensorSpec tokens = TensorSpec.of("decoder.embed_tokens.weight", sizes.vocabulary(), embedded);
    boolean last = normFirst && !config.flag("_remove_final_layer_norm", false);
    boolean tied = config.flag("tie_word_embeddings", true);
    return new Plan(
            new Identity("opt", "OPT", "model.", "decoder.layers."),
            sizes,
            sizes.limits(),
            normFirst ? Block.Order.SEQUENTIAL : Block.Order.NORM_LAST,
            norms,
            Attending.separate("self_attn.out_proj", true, true, i -> setting),
            Network.plain("fc1", "fc2", activation, LinearPart.Stored.ROWS),
            embedding(tokens, sizes, embedded),
            new HeadPart(
                last ? norms.of("decoder.final_layer_norm", sizes.width()) : null,
                projection("decoder.project_out", sizes.width(), embedded),
                tied ? tokens : TensorSpec.of("lm_head.weight", sizes.vocabulary(), embedded),
                null,
                1,
                0))
        .causal(config);
  }

  private static void require(ModelConfig config, String key, boolean value) {
    if (config.flag(key, value) != value) {
      throw config.unsupported(key, String.valueOf(value));
    }
  }

  private static Norms norms(boolean first) {
    String attention = "self_attn_layer_norm";
    String feedForward = "final_layer_norm";
    return first
        ? Norms.first(NormPart.Kind.LAYER, EPSILON, attention, feedForward)
        : Norms.last(NormPart.Kind.LAYER, EPSILON, attention, feedForward);
  }

  private static EmbeddingPart embedding(TensorSpec tokens, Sizes sizes, int embedded) {
    return new EmbeddingPart(
        tokens,
        1,
        projection("decoder.project_in", embedded, sizes.width()),
        TensorSpec.of(
            "decoder.embed_positions.weight", (long) sizes.contextLength() + OFFSET, sizes.width()),
        OFFSET);
  }

  private static LinearPart projection(String name, int inputs, int outputs) {
    return inputs == outputs ? null : LinearPart.of(name, inputs, outputs, false);
  }
}
