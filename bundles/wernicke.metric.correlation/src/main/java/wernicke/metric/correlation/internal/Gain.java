package wernicke.metric.correlation.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import wernicke.api.Split;
import wernicke.linalg.regression.GaussianRegression;

/** The gain in held-out log-likelihood for one neuroid. */
final class Gain {
  private final ReadingPredictors predictors;
  private final float[] times;
  private final int folds;
  private final BitSet predicted = new BitSet();

  /**
   * @param times one per presentation, NaN where missing
   * @param folds of splits without training rows
   */
  Gain(ReadingPredictors predictors, float[] times, int folds) {
    this.predictors = predictors;
    this.times = times;
    this.folds = folds;
  }

  /** Mean gain over the test words of a split, in nats; NaN if there are too few words to fit. */
  double of(Split split) {
    double sum = 0;
    int count = 0;
    int[] complete = Arrays.stream(split.test()).filter(predictors::complete).toArray();
    int parts = split.train().length > 0 ? 1 : folds;
    for (int k = 0, from = 0; k < parts; k++) {
      int to = from + complete.length / parts + (k < complete.length % parts ? 1 : 0);
      int start = from;
      int[] test = timed(Arrays.copyOfRange(complete, start, to));
      int[] train =
          parts == 1
              ? timed(split.train())
              : timed(
                  IntStream.range(0, complete.length)
                      .filter(i -> i < start || i >= to)
                      .map(i -> complete[i])
                      .toArray());
      sum += gain(train, test);
      count += test.length;
      from = to;
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private int[] timed(int[] presentations) {
    return Arrays.stream(presentations)
        .filter(i -> predictors.complete(i) && !Float.isNaN(times[i]))
        .toArray();
  }

  private double[] times(int[] presentations) {
    return Arrays.stream(presentations).mapToDouble(i -> times[i]).toArray();
  }

  /** Sum over the test words. */
  private double gain(int[] train, int[] test) {
    if (test.length == 0) {
      return 0;
    }
    double[][] with = predictors.model(train);
    if (train.length < minimum(with)) {
      return Double.NaN;
    }
    Arrays.stream(test).forEach(predicted::set);
    double[] measured = times(test);
    return logLikelihood(with, train, predictors.model(test), measured)
        - logLikelihood(predictors.baseline(train), train, predictors.baseline(test), measured);
  }

  /** Twice as many words as predictors. */
  private static int minimum(double[][] rows) {
    return rows.length == 0 ? 1 : 2 * (rows[0].length + 1);
  }

  private double logLikelihood(double[][] x, int[] train, double[][] test, double[] measured) {
    GaussianRegression model = GaussianRegression.fit(x, times(train));
    return model.variance() == 0
        ? Double.NaN
        : IntStream.range(0, test.length)
            .mapToDouble(i -> model.logDensity(test[i], measured[i]))
            .sum();
  }

  /** Change of the response for a bit of surprisal, in a fit to all words; NaN if too few. */
  double slope(int[] scored) {
    int[] words = timed(scored);
    double[][] rows = predictors.model(words);
    return words.length < minimum(rows)
        ? Double.NaN
        : GaussianRegression.fit(rows, times(words)).coefficient(predictors.surprisal());
  }

  /** How many words have been predicted. */
  int predicted() {
    return predicted.cardinality();
  }
}
