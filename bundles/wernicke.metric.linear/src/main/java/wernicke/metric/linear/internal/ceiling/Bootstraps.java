package wernicke.metric.linear.internal.ceiling;

import java.util.Arrays;
import java.util.List;
import wernicke.linalg.statistics.NumpyRandom;

/**
 * Means of resampled scores of one subject's neuroids, for every size of pools: each bootstrap
 * draws as many scores of a size as there are, with replacement, one size after the other.
 *
 * <p>Brain-Score begins with the same seed for every neuroid, so that all neuroids of a subject
 * share the draws. How often a score is drawn by each bootstrap is therefore known before the
 * scores are; they are added up as they come and need not be kept.
 */
final class Bootstraps {
  static final int COUNT = 100;
  private static final int SEED = 0;

  /** Size x score x bootstrap: how often it is drawn, over the number of draws. */
  private final double[][][] weights;

  /** Size x bootstrap x neuroid. */
  private final double[][][] means;

  private Bootstraps(double[][][] weights, int neuroids) {
    this.weights = weights;
    this.means = new double[weights.length][COUNT][neuroids];
  }

  /**
   * Draws for the scores of all sizes.
   *
   * @param scores how many there are of each size
   */
  static double[][][] draw(List<Integer> scores) {
    double[][][] weights =
        scores.stream().map(n -> new double[n][COUNT]).toArray(double[][][]::new);
    NumpyRandom random = new NumpyRandom(SEED);
    for (int b = 0; b < COUNT; b++) {
      for (double[][] size : weights) {
        for (int i = 0; i < size.length; i++) {
          size[random.below(size.length)][b] += 1.0 / size.length;
        }
      }
    }
    return weights;
  }

  /** Without any score yet, for draws that subjects may share. */
  static Bootstraps of(double[][][] draws, int neuroids) {
    return new Bootstraps(draws, neuroids);
  }

  /**
   * Takes up one score of every neuroid.
   *
   * @param number of the score among those of its size
   */
  void add(int size, int number, double[] scores) {
    for (int b = 0; b < COUNT; b++) {
      double weight = weights[size][number][b];
      double[] sums = means[size][b];
      for (int v = 0; v < sums.length && weight > 0; v++) {
        sums[v] += weight * scores[v];
      }
    }
  }

  /** The mean of every size in one bootstrap, for one neuroid. */
  double[] means(int bootstrap, int neuroid) {
    return Arrays.stream(means).mapToDouble(size -> size[bootstrap][neuroid]).toArray();
  }
}
