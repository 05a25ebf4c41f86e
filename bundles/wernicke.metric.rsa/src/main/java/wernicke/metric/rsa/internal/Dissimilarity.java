package wernicke.metric.rsa.internal;

import wernicke.api.Matrix;
import wernicke.linalg.similarity.Geometry;
import wernicke.linalg.similarity.Rdm;
import wernicke.linalg.statistics.Ranks;

/**
 * The order of the dissimilarities between presentations.
 *
 * <p>A presentation whose pattern does not vary has no correlation with any other. Features may be
 * so by design (scans without a word, which are zero): such presentations are left out. Responses
 * may not: the subject's value is NaN, as SciPy has it.
 */
final class Dissimilarity implements Geometry<Ranks> {
  @Override
  public Ranks of(Matrix patterns) {
    return Ranks.of(Rdm.correlation(patterns), Rdm.TOLERANCE);
  }

  @Override
  public double similarity(Ranks features, Ranks responses) {
    return features.spearman(responses);
  }

  @Override
  public boolean defined(float[] features) {
    return !Rdm.flat(features);
  }

  @Override
  public String needs() {
    return "rsa needs two neuroids of a subject and three presentations with features and responses"
        + " that vary within each (one neuroid: use a metric such as cka or ridge)";
  }
}
