package wernicke.linalg.regression.banded;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.api.PluginException;
import wernicke.linalg.statistics.NumpyRandom;

/**
 * Which scales of feature bands and penalties banded ridge tries, and how it chooses: random search
 * as in himalaya's {@code MultipleKernelRidgeCV(solver="random_search")} (Dupré la Tour,
 * Eickenberg, Nunez-Elizalde & Gallant 2022, NeuroImage 264).
 *
 * @param candidates how many sets of band weights; with a single band there is only one
 * @param penalties tried with every candidate
 * @param folds inner folds, contiguous in the order of the training rows (scikit-learn's {@code
 *     KFold})
 * @param seed of the candidates
 * @param standardise whether features and responses are z-scored with the training rows' mean and
 *     population standard deviation, or only centred
 * @param unit whether the centred features of a band are divided by the root of their mean squared
 *     length over the training rows: then penalties mean the same whatever the units and the number
 *     of features of a band, and equal weights give every band an equal say
 */
public record BandSearch(
    int candidates,
    List<Double> penalties,
    int folds,
    int seed,
    boolean standardise,
    boolean unit) {
  /** The concentrations that himalaya alternates between: sparse and uniform. */
  private static final double[] CONCENTRATIONS = {0.1, 1};

  public BandSearch {
    penalties = penalties.stream().sorted().distinct().toList();
    if (candidates < 1 || folds < 2 || seed < 0) {
      throw new PluginException(
          "banded ridge with %d candidates, %d inner folds, seed %d: at least 1, 2 and 0"
              .formatted(candidates, folds, seed));
    }
    if (penalties.isEmpty() || !(penalties.get(0) > 0)) {
      throw new PluginException(
          "banded ridge needs positive penalties to choose from: " + penalties);
    }
  }

  /**
   * The weights to try: himalaya's {@code generate_dirichlet_samples(candidates, bands, [0.1, 1],
   * seed)}, on NumPy's legacy draws, the first one replaced by equal weights.
   *
   * @return candidates x bands, each of sum 1
   */
  double[][] weights(int bands) {
    int count = bands == 1 ? 1 : candidates;
    int each = (count + CONCENTRATIONS.length - 1) / CONCENTRATIONS.length;
    Dirichlet dirichlet = new Dirichlet(new NumpyRandom(seed));
    double[][][] drawn = new double[CONCENTRATIONS.length][each][];
    for (int c = 0; c < drawn.length; c++) {
      double concentration = CONCENTRATIONS[c];
      Arrays.setAll(drawn[c], i -> dirichlet.draw(concentration, bands));
    }
    double[][] weights = new double[count][];
    Arrays.setAll(weights, i -> drawn[i % CONCENTRATIONS.length][i / CONCENTRATIONS.length]);
    Arrays.fill(weights[0], 1.0 / bands);
    return weights;
  }

  double[] path() {
    return penalties.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The inner validation rows of {@code n} training rows, one range per fold: {from, to}. */
  List<int[]> ranges(int n) {
    if (n < 2 * folds) {
      throw new PluginException(
          n + " training presentations are too few for " + folds + " inner folds (inner=)");
    }
    int[] starts = new int[folds + 1];
    for (int k = 0; k < folds; k++) {
      starts[k + 1] = starts[k] + n / folds + (k < n % folds ? 1 : 0);
    }
    return IntStream.range(0, folds).mapToObj(k -> new int[] {starts[k], starts[k + 1]}).toList();
  }
}
