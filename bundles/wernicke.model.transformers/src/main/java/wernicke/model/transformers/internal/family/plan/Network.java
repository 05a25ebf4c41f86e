package wernicke.model.transformers.internal.family.plan;

import java.util.Collections;
import java.util.List;
import wernicke.model.transformers.internal.decoder.feedforward.Activation;
import wernicke.model.transformers.internal.family.part.FeedForwardPart;
import wernicke.model.transformers.internal.family.part.LinearPart;

/**
 * The feed-forward network of a family, and what it calls it.
 *
 * @param expand one map or, if gated, gate and expansion; names within a block
 * @param contract from the inner width back
 * @param gated see {@link FeedForwardPart}
 * @param bias whether they have one
 * @param stored how they are stored
 */
public record Network(
    List<String> expand,
    String contract,
    Activation activation,
    boolean gated,
    boolean bias,
    LinearPart.Stored stored) {
  /** {@code gate_proj}, {@code up_proj} and {@code down_proj}. */
  public static Network gated(Activation activation, boolean bias) {
    return new Network(
        List.of("mlp.gate_proj", "mlp.up_proj"),
        "mlp.down_proj",
        activation,
        true,
        bias,
        LinearPart.Stored.ROWS);
  }

  /** Two layers of those names, with bias. */
  public static Network plain(
      String expand, String contract, Activation activation, LinearPart.Stored stored) {
    return new Network(List.of(expand), contract, activation, false, true, stored);
  }

  FeedForwardPart part(String block, int width, int inner) {
    int each = gated && expand.size() == 1 ? 2 * inner : inner;
    return new FeedForwardPart(
        new LinearPart(
            expand.stream().map(block::concat).toList(),
            width,
            Collections.nCopies(expand.size(), each),
            bias,
            stored),
        activation,
        new LinearPart(List.of(block + contract), inner, List.of(width), bias, stored),
        gated);
  }
}
