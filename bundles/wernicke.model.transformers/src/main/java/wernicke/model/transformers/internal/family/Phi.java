package wernicke.model.transformers.internal.family;

import wernicke.model.transformers.internal.decoder.Block;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.attention.Rotary;
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
import wernicke.model.transformers.internal.family.rotary.RotaryScaling;

/**
 * Phi 1, 1.5 and 2 ({@code PhiForCausalLM}): one layer norm for attention and feed-forward network,
 * which work side by side; rotary positions on part of each head.
 */
final class Phi {
  private Phi() {}

  static Architecture read(ModelConfig config) {
    if (config.flag("qk_layernorm", false)) {
      throw config.unsupported("qk_layernorm", "false");
    }
    Sizes sizes = Sizes.read(config, "intermediate_size", 0);
    Norms norms =
        Norms.first(
            NormPart.Kind.LAYER,
            config.number("layer_norm_eps", 1e-5),
            "input_layernorm",
            "input_layernorm");
    Activation activation = Activations.read(config, "hidden_act", "gelu_new");
    RotaryScaling frequencies =
        RotaryScaling.read(
            config,
            sizes.rotary(
                config.number("partial_rotary_factor", 0.5), config.number("rope_theta", 10_000)));
    Setting setting = sizes.setting(0, new Rotary(frequencies));
    TensorSpec tokens = sizes.tokens("embed_tokens.weight");
    return new Plan(
            new Identity("phi", "Phi", "model.", "layers."),
            sizes,
            sizes.limits(frequencies),
            Block.Order.PARALLEL,
            norms,
            Attending.separate("self_attn.dense", true, true, i -> setting),
            Network.plain("mlp.fc1", "mlp.fc2", activation, LinearPart.Stored.ROWS),
            EmbeddingPart.of(tokens),
            new HeadPart(
                norms.of("final_layernorm", sizes.width()),
                null,
                config.flag("tie_word_embeddings", false) ? tokens : sizes.tokens("lm_head.weight"),
                TensorSpec.of("lm_head.bias", sizes.vocabulary()),
                1,
                0))
        .causal(config);
  }
}
