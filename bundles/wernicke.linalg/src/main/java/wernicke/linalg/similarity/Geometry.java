package wernicke.linalg.similarity;

import wernicke.api.Matrix;

/**
 * A way to compare two sets of patterns over the same presentations that fits nothing, whatever the
 * number of columns of each.
 *
 * @param <G> what is kept of one set
 */
public interface Geometry<G> {
  /**
   * Keeps of a set of patterns what the comparison needs.
   *
   * @param patterns presentations x columns, finite
   */
  G of(Matrix patterns);

  /** How alike two sets are; NaN if that is undefined. */
  double similarity(G features, G responses);

  /** Whether a presentation with these features can take part. */
  default boolean defined(float[] features) {
    return true;
  }

  /** What data must have for a value, for a message: {@code "rsa needs ..."}. */
  String needs();
}
