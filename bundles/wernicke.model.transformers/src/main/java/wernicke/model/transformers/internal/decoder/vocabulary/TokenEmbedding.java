package wernicke.model.transformers.internal.decoder.vocabulary;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import wernicke.model.transformers.internal.decoder.operation.Chain;
import wernicke.model.transformers.internal.decoder.operation.Kernels;
import wernicke.model.transformers.internal.decoder.weight.Linear;
import wernicke.model.transformers.internal.decoder.weight.TokenMatrix;

/**
 * A learned vector per token, and what families do with it before the first block.
 *
 * @param tokens a vector of the embedding width for each token
 * @param scale what the vectors are multiplied by
 * @param projection embedding width to width; null if they are the same
 * @param positions a learned vector per position, added last; null for none
 * @param offset row of {@code positions} of the first position
 */
public record TokenEmbedding(
    TokenMatrix tokens,
    double scale,
    Linear projection,
    NDArray positions,
    int offset,
    Kernels kernels)
    implements Embedding {
  @Override
  public NDArray forward(NDArray ids, int first) {
    NDArray vectors = tokens.rows(ids);
    NDArray scaled = scale == 1 ? vectors : Chain.then(vectors, x -> kernels.scaled(x, scale));
    NDArray wide = projection == null ? scaled : Chain.then(scaled, projection::forward);
    return positions == null ? wide : Chain.then(wide, x -> placed(x, ids, first));
  }

  private NDArray placed(NDArray x, NDArray ids, int first) {
    long from = (long) offset + first;
    long to = from + ids.getShape().get(1);
    try (NDArray places = positions.get(ids.getManager(), new NDIndex("{}:{}", from, to))) {
      return x.add(places);
    }
  }
}
