package wernicke.linalg.internal.gram;

import java.util.List;
import wernicke.api.Matrix;
import wernicke.api.Split;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Scaling;

/**
 * Features of a training set and of its test rows, centred with the training rows' mean and, if
 * standardised, divided by their population standard deviation. A column that is constant over the
 * training rows (by scikit-learn's {@code StandardScaler} rule) is zero everywhere: no linear model
 * can learn from it.
 *
 * @param train training rows x d
 * @param test test rows x d
 */
public record Design(Dense train, Dense test) {
  public static Design of(Matrix features, int[] train, int[] test, boolean standardise) {
    Scaling scaling = Scaling.of(features, train, standardise);
    return new Design(scaling.apply(features, train), scaling.apply(features, test));
  }

  /**
   * Standardised training rows beside test sets that are each standardised by themselves.
   *
   * @param tests the test rows of each set; in {@code test} they follow one another
   */
  public static Design separate(Matrix features, int[] train, List<int[]> tests) {
    int rows = tests.stream().mapToInt(test -> test.length).sum();
    Dense all = Dense.allocate(rows, features.columns());
    int start = 0;
    for (int[] test : tests) {
      all.setRows(start, Scaling.of(features, test, true).apply(features, test));
      start += test.length;
    }
    return new Design(Scaling.of(features, train, true).apply(features, train), all);
  }

  /** Some columns at a time, scaled as the training and the test rows are, one design per group. */
  public static List<Design> of(
      Matrix features, Split split, List<int[]> groups, Scaling train, Scaling test) {
    return groups.stream()
        .map(
            columns ->
                new Design(
                    train.apply(features, split.train(), columns),
                    test.apply(features, split.test(), columns)))
        .toList();
  }

  /** The columns of several beside each other. */
  public static Design beside(List<Design> parts) {
    return new Design(
        Dense.beside(parts.stream().map(Design::train).toList()),
        Dense.beside(parts.stream().map(Design::test).toList()));
  }
}
