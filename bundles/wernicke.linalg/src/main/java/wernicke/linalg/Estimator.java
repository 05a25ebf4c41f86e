package wernicke.linalg;

import java.util.List;
import java.util.stream.IntStream;
import wernicke.api.PluginException;

/**
 * How responses are predicted from features.
 *
 * @param kind of regression; all have an intercept that is not penalised
 * @param penalties that leave-one-out chooses from; empty for least squares
 * @param standardise whether features and responses are centred and divided by the training rows'
 *     population standard deviation, or only centred
 */
public record Estimator(Kind kind, List<Double> penalties, boolean standardise) {
  /** The kinds of regression. */
  public enum Kind {
    /**
     * Ordinary least squares, minimum norm where not unique (scikit-learn's {@code
     * LinearRegression} since 1.6 on float64).
     */
    LEAST_SQUARES,
    /**
     * Ridge with the one penalty that has the least squared leave-one-out error over all neuroids
     * (scikit-learn's {@code RidgeCV}).
     */
    RIDGE,
    /** Ridge with a penalty for each neuroid ({@code RidgeCV(alpha_per_target=True)}). */
    RIDGE_PER_NEUROID
  }

  public Estimator {
    penalties = List.copyOf(penalties);
    if (kind != Kind.LEAST_SQUARES && penalties.isEmpty()) {
      throw new PluginException("ridge regression needs at least one penalty to choose from");
    }
    if (!penalties.stream().allMatch(penalty -> penalty > 0)) {
      throw new PluginException("a ridge penalty must be positive: " + penalties);
    }
  }

  /** Ordinary least squares. */
  public static Estimator leastSquares(boolean standardise) {
    return new Estimator(Kind.LEAST_SQUARES, List.of(), standardise);
  }

  /** Ridge with one penalty for all neuroids. */
  public static Estimator ridge(List<Double> penalties, boolean standardise) {
    return new Estimator(Kind.RIDGE, penalties, standardise);
  }

  /** Ridge with a penalty for each neuroid. */
  public static Estimator ridgePerNeuroid(List<Double> penalties, boolean standardise) {
    return new Estimator(Kind.RIDGE_PER_NEUROID, penalties, standardise);
  }

  /** 10^from, ..., 10^to. */
  public static List<Double> powersOfTen(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(k -> Math.pow(10, k)).toList();
  }

  double[] path() {
    return penalties.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
