package wernicke.model.transformers.internal.family;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wernicke.api.Fingerprint;
import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.attention.Heads;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.feedforward.Activation;
import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.initialisation.Initialisation;
import wernicke.model.transformers.internal.family.initialisation.Rule;
import wernicke.model.transformers.internal.family.part.EmbeddingPart;
import wernicke.model.transformers.internal.family.part.HeadPart;
import wernicke.model.transformers.internal.family.part.LinearPart;
import wernicke.model.transformers.internal.family.part.NormPart;
import wernicke.model.transformers.internal.family.part.TensorSpec;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.family.plan.Attending;
import wernicke.model.transformers.internal.family.plan.Causal;
import wernicke.model.transformers.internal.family.plan.Causal.Identity;
import wernicke.model.transformers.internal.family.plan.Network;
import wernicke.model.transformers.internal.family.plan.Norms;
import wernicke.model.transformers.internal.family.plan.Plan;
import wernicke.model.transformers.internal.family.plan.Sizes;

/**
 * GPT-2 (Radford et al. 2019), as {@code GPT2LMHeadModel} of Hugging Face transformers computes it
 * with {@code attn_implementation="eager"}: learned positions, layer norm before each part, plain
 * multi-head attention, two-layer feed-forward network.
 *
 * @param activation of the feed-forward network
 * @param scaleByHead attention scores are divided by the root of the features per head
 * @param scaleByBlock attention scores are divided by the block's number too, from 1
 * @param tied the head is the token embedding
 */
record Gpt2(
    Sizes sizes,
    double epsilon,
    Activation activation,
    boolean scaleByHead,
    boolean scaleByBlock,
    boolean tied) {
  /**
   * Reads the config. {@code reorder_and_upcast_attn} changes nothing in float32 and may have any
   * value.
   *
   * @throws wernicke.api.PluginException naming the first key whose value is not supported
   */
  static Architecture read(ModelConfig config) {
    if (config.flag("add_cross_attention", false)) {
      throw config.unsupported("add_cross_attention", "false");
    }
    return new Gpt2(
            sizes(config),
            config.number("layer_norm_epsilon", 1e-5),
            activation(config),
            config.flag("scale_attn_weights", true),
            config.flag("scale_attn_by_inverse_layer_idx", false),
            config.flag("tie_word_embeddings", true))
        .causal(config);
  }

  /** What is added to the residual stream is drawn the smaller, the more blocks add to it. */
  static Initialisation initialisation(ModelConfig config) {
    double std = Rule.std(config, Rule.RANGE, 0.02);
    Initialisation plain = Initialisation.plain(1, std);
    Initialisation residual =
        Initialisation.plain(1, std / Math.sqrt(2.0 * config.positive("n_layer")));
    return tensor -> (tensor.name().endsWith("c_proj.weight") ? residual : plain).of(tensor);
  }

  private static Sizes sizes(ModelConfig config) {
    int width = config.positive("n_embd");
    int heads = config.positive("n_head");
    if (width % heads != 0) {
      throw config.unsupported("n_head", "a divisor of n_embd " + width);
    }
    int blocks = config.positive("n_layer");
    if (blocks > Sizes.MOST_BLOCKS) {
      throw config.unsupported("n_layer", "at most " + Sizes.MOST_BLOCKS);
    }
    return new Sizes(
        config.positive("vocab_size"),
        width,
        blocks,
        config.positive("n_inner", 4 * width),
        config.positive("n_positions"),
        Heads.equal(heads, width / heads));
  }

  private static Activation activation(ModelConfig config) {
    return switch (config.text("activation_function", "gelu_new")) {
      case "gelu_new", "gelu_pytorch_tanh" -> Activation.GELU_TANH;
      case "gelu" -> Activation.GELU;
      case "relu" -> Activation.RELU;
      default ->
          throw config.unsupported(
              "activation_function", "gelu_new, gelu_pytorch_tanh, gelu, relu");
    };
  }

  private Architecture causal(ModelConfig config) {
    Norms norms = Norms.first(NormPart.Kind.LAYER, epsilon, "ln_1", "ln_2");
    NormPart last = norms.of("ln_f", sizes.width());
    TensorSpec tokens = sizes.tokens("wte.weight");
    TensorSpec places = TensorSpec.of("wpe.weight", sizes.contextLength(), sizes.width());
    Causal causal =
        new Plan(
                new Identity("gpt2", "GPT-2", "transformer.", "h."),
                sizes,
                sizes.limits(),
                Block.Order.SEQUENTIAL,
                norms,
                Attending.fused(
                    "attn.c_attn", "attn.c_proj", true, LinearPart.Stored.COLUMNS, this::setting),
                Network.plain("mlp.c_fc", "mlp.c_proj", activation, LinearPart.Stored.COLUMNS),
                new EmbeddingPart(tokens, 1, null, places, 0),
                HeadPart.of(last, tied ? tokens : sizes.tokens("lm_head.weight")))
            .causal(config);
    return causal.published(order(causal, last), this::describe);
  }

  private Setting setting(int block) {
    double byHead = scaleByHead ? 1 / Math.sqrt(sizes.heads().size()) : 1;
    return Setting.plain(sizes.heads(), scaleByBlock ? byHead / (block + 1) : byHead);
  }

  /** As other families, but with the last norm before a head of its own. */
  private static List<TensorSpec> order(Causal causal, NormPart last) {
    Set<TensorSpec> all = new LinkedHashSet<>(causal.embedding().tensors());
    causal.blockParts().forEach(block -> all.addAll(block.tensors()));
    all.addAll(last.tensors());
    all.addAll(causal.headPart().tensors());
    return List.copyOf(all);
  }

  private void describe(Fingerprint fingerprint) {
    fingerprint
        .add("gpt2")
        .add(sizes.contextLength())
        .add(sizes.heads().queries())
        .add(epsilon)
        .add(activation.name())
        .add(scaleByHead ? 1 : 0)
        .add(scaleByBlock ? 1 : 0)
        .add(tied ? 1 : 0);
  }
}
