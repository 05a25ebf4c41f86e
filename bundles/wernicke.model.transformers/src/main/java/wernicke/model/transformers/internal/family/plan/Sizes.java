package wernicke.model.transformers.internal.family.plan;

import wernicke.model.transformers.internal.decoder.attention.Heads;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.decoder.attention.Rotary;
import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.part.TensorSpec;
import wernicke.model.transformers.internal.family.rotary.RotaryScaling;

/**
 * The sizes that configs of most families have under the same keys.
 *
 * @param inner features inside the feed-forward network
 */
public record Sizes(
    int vocabulary, int width, int blocks, int inner, int contextLength, Heads heads) {
  /** Far beyond any real one; keeps a nonsensical config from filling the memory. */
  public static final int MOST_BLOCKS = 1000;

  /**
   * Reads the config.
   *
   * @param innerKey key of the inner width
   * @param headSize features of a head where {@code head_dim} is absent; 0 for width / heads
   * @throws wernicke.api.PluginException naming the first key whose value does not fit
   */
  public static Sizes read(ModelConfig config, String innerKey, int headSize) {
    int width = config.positive("hidden_size");
    int heads = config.positive("num_attention_heads");
    int keyValues = config.positive("num_key_value_heads", heads);
    int blocks = config.positive("num_hidden_layers");
    if (heads % keyValues != 0) {
      throw config.unsupported("num_key_value_heads", "a divisor of num_attention_heads " + heads);
    }
    if (headSize == 0 && !config.has("head_dim") && width % heads != 0) {
      throw config.unsupported("num_attention_heads", "a divisor of hidden_size " + width);
    }
    if (blocks > MOST_BLOCKS) {
      throw config.unsupported("num_hidden_layers", "at most " + MOST_BLOCKS);
    }
    return new Sizes(
        config.positive("vocab_size"),
        width,
        blocks,
        config.positive(innerKey),
        config.positive("max_position_embeddings"),
        new Heads(
            heads,
            keyValues,
            config.positive("head_dim", headSize == 0 ? width / heads : headSize)));
  }

  /** What a decoder with these rotary positions can take. */
  public Causal.Size limits(RotaryScaling frequencies) {
    int steady = Math.min(contextLength, frequencies.steadyLength());
    return new Causal.Size(vocabulary, width, contextLength, steady);
  }

  /** What a decoder without rotary positions can take. */
  public Causal.Size limits() {
    return new Causal.Size(vocabulary, width, contextLength, contextLength);
  }

  /** Rotary positions on a part of each head's features. */
  public RotaryScaling.Basics rotary(double part, double base) {
    return new RotaryScaling.Basics((int) (heads.size() * part), base, contextLength);
  }

  /** Scores over the root of a head's features. */
  public Setting setting(int window, Rotary rotary) {
    return new Setting(heads, 1 / Math.sqrt(heads.size()), window, 0, rotary);
  }

  /** A matrix of one row per token. */
  public TensorSpec tokens(String name) {
    return TensorSpec.of(name, vocabulary, width);
  }
}
