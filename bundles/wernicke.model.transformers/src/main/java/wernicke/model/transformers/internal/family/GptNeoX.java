package wernicke.model.transformers.internal.family;

import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.attention.Rotary;
import wernicke.model.transformers.internal.decoder.feedforward.Activation;
import wernicke.model.transformers.internal.family.config.Activations;
import wernicke.model.transformers.internal.family.config.Dialect;
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
import wernicke.model.transformers.internal.family.rotary.RotaryScaling;

/**
 * GPT-NeoX and Pythia ({@code GPTNeoXForCausalLM}): layer norms, rotary positions on part of each
 * head, attention and feed-forward network side by side.
 */
final class GptNeoX {
  /** Version 4 has keys of its own. */
  static final Dialect VERSION_5 = Dialect.USUAL.withKeys("rotary_emb_base", "rotary_pct");

  private GptNeoX() {}

  static Architecture read(ModelConfig config) {
    Sizes sizes = Sizes.read(config, "intermediate_size", 0);
    Norms norms =
        Norms.first(
            NormPart.Kind.LAYER,
            config.number("layer_norm_eps", 1e-5),
            "input_layernorm",
            "post_attention_layernorm");
    Activation activation = Activations.read(config, "hidden_act", "gelu");
    boolean parallel = config.flag("use_parallel_residual", true);
    double base = config.number("rope_theta", config.number("rotary_emb_base", 10_000));
    double part = config.number("partial_rotary_factor", config.number("rotary_pct", 0.25));
    RotaryScaling frequencies = RotaryScaling.read(config, sizes.rotary(part, base));
    Setting setting = sizes.setting(0, new Rotary(frequencies));
    TensorSpec tokens = sizes.tokens("embed_in.weight");
    boolean tied = config.flag("tie_word_embeddings", false);
    return new Plan(
            new Identity("gpt_neox", "GPT-NeoX", "gpt_neox.", "layers."),
            sizes,
            sizes.limits(frequencies),
            parallel ? Block.Order.PARALLEL : Block.Order.SEQUENTIAL,
            norms,
            Attending.fused(
                "attention.query_key_value",
                "attention.dense",
                config.flag("attention_bias", true),
                LinearPart.Stored.BY_HEAD,
                i -> setting),
            Network.plain(
                "mlp.dense_h_to_4h", "mlp.dense_4h_to_h", activation, LinearPart.Stored.ROWS),
            EmbeddingPart.of(tokens),
            HeadPart.of(
                norms.of("final_layer_norm", sizes.width()),
                tied ? tokens : sizes.tokens("embed_out.weight")))
        .causal(config);
  }
}
