package wernicke.linalg.regression;

import wernicke.api.Matrix;

/** Features that are learnt from training rows, such as principal components. */
@FunctionalInterface
public interface Representation {
  /**
   * Features of all presentations.
   *
   * @param train the presentations that may be learnt from: those of one training set that have a
   *     response
   * @return presentations x d, finite where some split looks
   */
  Matrix of(int[] train);
}
