package wernicke.model.transformers.internal.family.part;

import java.util.ArrayList;
import java.util.List;
import wernicke.model.transformers.internal.decoder.vocabulary.Embedding;
import wernicke.model.transformers.internal.decoder.vocabulary.TokenEmbedding;
import wernicke.model.transformers.internal.decoder.weight.WeightLoader;

/**
 * The embedding.
 *
 * @param tokens the stored vectors of tokens
 * @param scale what they are multiplied by
 * @param projection embedding width to width; null for none
 * @param positions the stored vectors of positions; null for none
 * @param offset row of the first position
 */
public record EmbeddingPart(
    TensorSpec tokens, double scale, LinearPart projection, TensorSpec positions, int offset)
    implements Part<Embedding> {
  /** Tokens alone. */
  public static EmbeddingPart of(TensorSpec tokens) {
    return scaled(tokens, 1);
  }

  /** Tokens times a number. */
  public static EmbeddingPart scaled(TensorSpec tokens, double scale) {
    return new EmbeddingPart(tokens, scale, null, null, 0);
  }

  @Override
  public List<TensorSpec> tensors() {
    List<TensorSpec> all = new ArrayList<>();
    all.add(tokens);
    if (projection != null) {
      all.addAll(projection.tensors());
    }
    if (positions != null) {
      all.add(positions);
    }
    return all;
  }

  @Override
  public Embedding load(WeightLoader weights) {
    return new TokenEmbedding(
        weights.tokens(tokens.name()),
        scale,
        projection == null ? null : projection.load(weights),
        positions == null ? null : weights.load(positions.name()),
        offset,
        weights.kernels());
  }
}
