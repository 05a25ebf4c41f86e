package wernicke.model.transformers.internal.family.rotary;

import wernicke.model.transformers.internal.family.config.ModelConfig;
import wernicke.model.transformers.internal.family.rotary.RotaryScaling.Basics;

/**
 * YaRN (Peng et al. 2023, arXiv 2309.00071): high frequencies are kept, low ones divided, with a
 * ramp between.
 */
final class Yarn {
  private Yarn() {}

  static RotaryScaling read(ModelConfig values, Basics basics) {
    double factor = values.number("factor");
    int original = values.positive("original_max_position_embeddings", basics.contextLength());
    double from = dimension(values.number("beta_fast", 32), original, basics);
    double to = dimension(values.number("beta_slow", 1), original, basics);
    if (values.flag("truncate", true)) {
      from = Math.floor(from);
      to = Math.ceil(to);
    }
    from = Math.max(from, 0);
    to = Math.min(to, basics.features() - 1);
    double span = to == from ? 0.001 : to - from;
    float[] frequencies = RotaryScaling.plain(basics);
    for (int i = 0; i < frequencies.length; i++) {
      double divided = Math.max(0, Math.min(1, (i - from) / span));
      frequencies[i] = (float) (frequencies[i] * (divided / factor + 1 - divided));
    }
    return RotaryScaling.steady(frequencies, attentionFactor(values, factor));
  }

  /** The pair of features that turns so often over the original context. */
  private static double dimension(double turns, int original, Basics basics) {
    return basics.features()
        * Math.log(original / (turns * 2 * Math.PI))
        / (2 * Math.log(basics.base()));
  }

  private static double attentionFactor(ModelConfig values, double factor) {
    double all = values.number("mscale_all_dim", 0);
    double some = values.number("mscale", 0);
    double computed =
        all != 0 && some != 0 ? mscale(factor, some) / mscale(factor, all) : mscale(factor, 1);
    return values.number("attention_factor", computed);
  }

  private static double mscale(double factor, double multiplier) {
    return factor <= 1 ? 1 : 0.1 * multiplier * Math.log(factor) + 1;
  }
}
