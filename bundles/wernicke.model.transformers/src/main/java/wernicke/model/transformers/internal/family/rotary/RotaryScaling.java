package wernicke.model.transformers.internal.family.rotary;

import java.util.Arrays;
import java.util.Optional;
import wernicke.model.transformers.internal.decoder.attention.RotaryFrequencies;
import wernicke.model.transformers.internal.family.config.ModelConfig;

/**
 * Frequencies of rotary positions as a config describes them, with the scaled variants of Hugging
 * Face transformers ({@code modeling_rope_utils.py}, 4.57).
 *
 * @param shortSequences frequencies up to {@code steadyLength} tokens
 * @param beyond frequencies of longer sequences
 * @param attentionFactor what cosines and sines are multiplied by
 */
public record RotaryScaling(
    ByLength shortSequences, ByLength beyond, double attentionFactor, int steadyLength)
    implements RotaryFrequencies {
  private static final String SUPPORTED = "default, linear, dynamic, yarn, longrope, llama3";

  /** Frequencies by length. */
  @FunctionalInterface
  interface ByLength {
    /** For a sequence of that many tokens. */
    float[] at(int length);
  }

  /** What the config says besides {@code rope_scaling}. */
  public record Basics(int features, double base, int contextLength) {}

  /**
   * Reads {@code rope_scaling}.
   *
   * @throws wernicke.api.PluginException naming the key that is not supported
   */
  public static RotaryScaling read(ModelConfig config, Basics basics) {
    if (config.has("rope_parameters")) {
      throw config.unsupported("rope_parameters", "rope_theta and rope_scaling");
    }
    Optional<ModelConfig> scaling = config.child("rope_scaling");
    if (scaling.isEmpty()) {
      return unscaled(basics);
    }
    ModelConfig values = scaling.get();
    String key = values.has("rope_type") ? "rope_type" : "type";
    return switch (values.text(key)) {
      case "default" -> unscaled(basics);
      case "linear" -> steady(divide(plain(basics), values.number("factor")), 1);
      case "dynamic" -> dynamic(basics, values.number("factor"));
      case "yarn" -> Yarn.read(values, basics);
      case "llama3" -> steady(Llama3.scale(values, plain(basics)), 1);
      default -> throw values.unsupported(key, SUPPORTED);
    };
  }

  /** LongRoPE (Ding et al. 2024) as Phi-3 has it: other frequencies for long sequences. */
  public static RotaryScaling longRope(ModelConfig values, Basics basics, int original) {
    double ratio = (double) basics.contextLength() / original;
    double computed = ratio <= 1 ? 1 : Math.sqrt(1 + Math.log(ratio) / Math.log(original));
    float[] far = divide(plain(basics), factors(values, "long_factor", basics));
    float[] near = divide(plain(basics), factors(values, "short_factor", basics));
    return new RotaryScaling(
        length -> near, length -> far, values.number("attention_factor", computed), original);
  }

  private static float[] factors(ModelConfig values, String key, Basics basics) {
    float[] factors = values.numbers(key);
    if (factors.length != basics.features() / 2) {
      throw values.unsupported(key, "a list of " + basics.features() / 2 + " numbers");
    }
    return factors;
  }

  /** Without scaling. */
  public static RotaryScaling unscaled(Basics basics) {
    return steady(plain(basics), 1);
  }

  static RotaryScaling steady(float[] frequencies, double attentionFactor) {
    ByLength always = length -> frequencies;
    return new RotaryScaling(always, always, attentionFactor, Integer.MAX_VALUE);
  }

  /** NTK scaling by length: beyond the context length the base grows. */
  private static RotaryScaling dynamic(Basics basics, double factor) {
    double context = basics.contextLength();
    double power = basics.features() / (basics.features() - 2.0);
    ByLength beyond =
        length -> {
          double growth = Math.pow(factor * length / context - (factor - 1), power);
          return plain(new Basics(basics.features(), basics.base() * growth, 0));
        };
    float[] within = plain(basics);
    return new RotaryScaling(length -> within, beyond, 1, basics.contextLength());
  }

  /** base^(-2 i / features). */
  static float[] plain(Basics basics) {
    float[] frequencies = new float[basics.features() / 2];
    for (int i = 0; i < frequencies.length; i++) {
      float exponent = 2f * i / basics.features();
      frequencies[i] = 1 / (float) Math.pow(basics.base(), exponent);
    }
    return frequencies;
  }

  private static float[] divide(float[] frequencies, double by) {
    float[] factors = new float[frequencies.length];
    Arrays.fill(factors, (float) by);
    return divide(frequencies, factors);
  }

  private static float[] divide(float[] frequencies, float[] by) {
    float[] quotients = new float[frequencies.length];
    for (int i = 0; i < quotients.length; i++) {
      quotients[i] = frequencies[i] / by[i];
    }
    return quotients;
  }

  @Override
  public float[] at(int length) {
    return (length <= steadyLength ? shortSequences : beyond).at(length);
  }
}
