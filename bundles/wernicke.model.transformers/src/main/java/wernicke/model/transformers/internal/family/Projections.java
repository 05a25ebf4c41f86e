package wernicke.model.transformers.internal.family;

import java.util.List;
import wernicke.model.transformers.internal.decoder.Activation;
import wernicke.model.transformers.internal.decoder.Heads;

/** Linear maps under the names that most families share. */
final class Projections {
  private Projections() {}

  /** {@code q_proj}, {@code k_proj} and {@code v_proj}. */
  static LinearPart separate(String prefix, Sizes sizes, boolean bias) {
    Heads heads = sizes.heads();
    return LinearPart.stacked(
        List.of(prefix + "q_proj", prefix + "k_proj", prefix + "v_proj"),
        sizes.width(),
        List.of(heads.queryWidth(), heads.keyWidth(), heads.keyWidth()),
        bias);
  }

  /** From all heads' features back to the width. */
  static LinearPart output(String name, Sizes sizes, boolean bias) {
    return LinearPart.of(name, sizes.heads().queryWidth(), sizes.width(), bias);
  }

  /** {@code gate_proj}, {@code up_proj} and {@code down_proj}. */
  static FeedForwardPart gated(String prefix, Sizes sizes, Activation activation, boolean bias) {
    return new FeedForwardPart(
        LinearPart.stacked(
            List.of(prefix + "gate_proj", prefix + "up_proj"),
            sizes.width(),
            List.of(sizes.inner(), sizes.inner()),
            bias),
        activation,
        LinearPart.of(prefix + "down_proj", sizes.inner(), sizes.width(), bias),
        true);
  }

  /** Two layers of those names, with bias. */
  static FeedForwardPart plain(String expand, String contract, Sizes sizes, Activation activation) {
    return new FeedForwardPart(
        LinearPart.of(expand, sizes.width(), sizes.inner(), true),
        activation,
        LinearPart.of(contract, sizes.inner(), sizes.width(), true),
        false);
  }
}
