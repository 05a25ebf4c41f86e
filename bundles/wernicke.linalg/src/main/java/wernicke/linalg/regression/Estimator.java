package wernicke.linalg.regression;

import java.util.List;
import java.util.stream.IntStream;
import wernicke.api.PluginException;
import wernicke.linalg.statistics.Statistics;

/**
 * How responses are predicted from features, and how predictions are compared with them.
 *
 * @param kind of regression; all have an intercept that is not penalised
 * @param penalties to choose from; empty for least squares
 * @param scale what features and responses are divided by
 * @param inner how the penalty is chosen: {@link #LEAVE_ONE_OUT}, or the number of inner folds
 * @param agreement of predictions and responses
 */
public record Estimator(
    Kind kind, List<Double> penalties, Scale scale, int inner, Agreement agreement) {
  /** The penalty with the least squared leave-one-out error on the training rows is chosen. */
  public static final int LEAVE_ONE_OUT = 0;

  /** The kinds of regression. */
  public enum Kind {
    /**
     * Ordinary least squares, minimum norm where not unique (scikit-learn's {@code
     * LinearRegression} since 1.6 on float64).
     */
    LEAST_SQUARES,
    /**
     * Ridge with the one penalty that has the least error over all neuroids (scikit-learn's {@code
     * RidgeCV}).
     */
    RIDGE,
    /** Ridge with a penalty for each neuroid ({@code RidgeCV(alpha_per_target=True)}). */
    RIDGE_PER_NEUROID
  }

  /** What features and responses are divided by; they are centred in any case. */
  public enum Scale {
    /** Nothing: centred with the training rows' mean. */
    NONE,
    /** The training rows' population standard deviation. */
    TRAIN,
    /**
     * As {@link #TRAIN}, but the test rows of a split are centred and divided by the mean and the
     * deviation of their own (Toneva & Wehbe 2019).
     */
    SEPARATE
  }

  /** How predictions are compared with responses. */
  public enum Agreement {
    /**
     * Pearson's r with Brain-Score's guard ({@link Statistics#pearson}); without it under {@link
     * Scale#SEPARATE}, as in the pipeline that this is from.
     */
    PEARSON,
    /** Spearman's rho; 0 where one side does not vary. */
    SPEARMAN
  }

  public Estimator {
    penalties = List.copyOf(penalties);
    if (kind != Kind.LEAST_SQUARES && penalties.isEmpty()) {
      throw new PluginException("ridge regression needs at least one penalty to choose from");
    }
    if (!penalties.stream().allMatch(penalty -> penalty > 0)) {
      throw new PluginException("a ridge penalty must be positive: " + penalties);
    }
    if (inner != LEAVE_ONE_OUT && inner < 2) {
      throw new PluginException(inner + " inner folds: at least 2 are needed");
    }
  }

  /** By leave-one-out and Pearson's r, scaled by the training rows or not at all. */
  public Estimator(Kind kind, List<Double> penalties, boolean standardise) {
    this(kind, penalties, standardise ? Scale.TRAIN : Scale.NONE, LEAVE_ONE_OUT, Agreement.PEARSON);
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

  /** Whether features and responses are divided by a standard deviation. */
  public boolean standardise() {
    return scale != Scale.NONE;
  }

  /** Whether the penalty is chosen by leave-one-out. */
  boolean leaveOneOut() {
    return inner == LEAVE_ONE_OUT;
  }

  double[] path() {
    return penalties.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
