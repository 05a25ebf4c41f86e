package wernicke.linalg;

import wernicke.api.Matrix;

/**
 * Features of a training set and of its test rows, centred with the training rows' mean and, if
 * standardised, divided by their population standard deviation. A column that is constant over the
 * training rows (by scikit-learn's {@code StandardScaler} rule) is zero everywhere: no linear model
 * can learn from it.
 *
 * @param train training rows x d
 * @param test test rows x d
 */
record Design(Dense train, Dense test) {
  static Design of(Matrix features, int[] train, int[] test, boolean standardise) {
    Scaling scaling = Scaling.of(features, train, standardise);
    return new Design(scaling.apply(features, train), scaling.apply(features, test));
  }

  /** The same rows with some of the columns. */
  Design select(int[] columns) {
    return new Design(train.select(columns), test.select(columns));
  }
}
