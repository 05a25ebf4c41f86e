package wernicke.model.transformers.internal.family.initialisation;

import java.util.OptionalInt;
import wernicke.model.transformers.internal.family.config.ModelConfig;

/**
 * How a family draws its weights before training, as {@code _init_weights} of Hugging Face
 * transformers 4.57.1 does it.
 */
@FunctionalInterface
public interface Rule {
  /** What most families call their standard deviation. */
  String RANGE = "initializer_range";

  /**
   * Reads what the initialisation depends on.
   *
   * @throws wernicke.api.PluginException naming the first key whose value is not supported
   */
  Initialisation read(ModelConfig config);

  /**
   * What most families do: matrices of one standard deviation, biases 0.
   *
   * @param gain of norms, as it is stored
   * @param key of the standard deviation in configs
   */
  static Rule plain(double gain, String key) {
    return config -> Initialisation.plain(gain, std(config, key, 0.02));
  }

  /** The same with 0 as the vector of the padding token, if the config names one. */
  default Rule padded() {
    return config -> Padding.of(config, OptionalInt.empty()).zeroed(read(config));
  }

  /**
   * The same with 0 as the vector of the padding token.
   *
   * @param absent the padding token where the config does not say
   */
  default Rule padded(int absent) {
    return config -> Padding.of(config, OptionalInt.of(absent)).zeroed(read(config));
  }

  /**
   * A standard deviation, at least 0.
   *
   * @param absent where the key is absent or null
   */
  static double std(ModelConfig config, String key, double absent) {
    double std = config.number(key, absent);
    if (!(std >= 0 && std <= Float.MAX_VALUE)) {
      throw config.unsupported(key, "at least 0");
    }
    return std;
  }
}
