package wernicke.linalg.regression.banded;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import wernicke.linalg.internal.gram.Kernel;
import wernicke.linalg.internal.gram.RidgePath;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;

/**
 * For each neuroid the best weights of the bands and penalty so far, by the squared error on inner
 * folds.
 *
 * <p>The score is minus the mean squared error of a fold, mean over folds; of equal scores the
 * largest penalty and the first candidate win, by himalaya's margins: {@code 1e-10 ln(penalty)},
 * and the float64 epsilon. Both are in units of the neuroid's variance here, which is 1 in
 * himalaya's examples, so that the unit of a response decides nothing.
 */
final class BandChoice {
  private static final double SLOPE = 1e-10;
  private static final double EPSILON = Math.ulp(1.0);

  private final BandSearch search;
  private final List<int[]> ranges;

  /** Training rows x neuroids, centred, in pieces of some neuroids each. */
  private final List<Dense> responses;

  private final double[] variance;
  private final double[] score;

  /** Per neuroid the index of the candidate. */
  final int[] candidate;

  /** Per neuroid the index of the penalty. */
  final int[] penalty;

  BandChoice(BandSearch search, List<Dense> responses) {
    this.search = search;
    this.responses = responses;
    this.ranges = search.ranges(responses.get(0).rows);
    this.variance = responses.stream().flatMapToDouble(BandChoice::variance).toArray();
    this.score = new double[variance.length];
    this.candidate = new int[variance.length];
    this.penalty = new int[variance.length];
    Arrays.fill(score, Double.NEGATIVE_INFINITY);
  }

  private static DoubleStream variance(Dense block) {
    double[] squares = squares(block, 0, block.rows);
    return Arrays.stream(squares).map(sum -> sum / block.rows);
  }

  /** Sums of squares of some rows, per column. */
  private static double[] squares(Dense matrix, int from, int to) {
    double[] sums = new double[matrix.columns];
    double[] row = new double[matrix.columns];
    for (int i = from; i < to; i++) {
      matrix.row(i, row);
      for (int v = 0; v < sums.length; v++) {
        sums[v] += row[v] * row[v];
      }
    }
    return sums;
  }

  /**
   * Tries a candidate.
   *
   * @param kernel of the training rows, weighted
   */
  void consider(int index, Dense kernel) {
    double[][] errors = new double[search.penalties().size()][score.length];
    for (int[] range : ranges) {
      Memory.run(() -> addErrors(kernel, range, errors));
    }
    for (int v = 0; v < score.length; v++) {
      int best = 0;
      double bestScore = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < errors.length; a++) {
        double slope = SLOPE * Math.log(search.penalties().get(a)) * variance[v];
        double value = slope - errors[a][v] / ranges.size();
        if (value > bestScore) {
          best = a;
          bestScore = value;
        }
      }
      if (bestScore > score[v] + EPSILON * variance[v]) {
        score[v] = bestScore;
        candidate[v] = index;
        penalty[v] = best;
      }
    }
  }

  /** Adds the mean squared errors of one inner fold: penalties x neuroids. */
  private void addErrors(Dense kernel, int[] range, double[][] errors) {
    Dense residuals = residualMaker(kernel, range);
    int validation = range[1] - range[0];
    int start = 0;
    for (Dense block : responses) {
      int offset = start;
      Memory.run(
          () -> {
            Dense residual = Lapack.multiply(residuals, false, block, false);
            for (int a = 0; a < errors.length; a++) {
              double[] sums = squares(residual, a * validation, (a + 1) * validation);
              for (int v = 0; v < sums.length; v++) {
                errors[a][offset + v] += sums[v] / validation;
              }
            }
          });
      start += block.columns;
    }
  }

  /**
   * What makes prediction errors out of responses, for all penalties in one product: predictions of
   * the validation rows from the others, plus their mean, minus the responses themselves.
   *
   * @return (penalties * validation rows) x training rows
   */
  private Dense residualMaker(Dense kernel, int[] range) {
    int[] validation = IntStream.range(range[0], range[1]).toArray();
    int[] fit =
        IntStream.range(0, kernel.rows).filter(i -> i < range[0] || i >= range[1]).toArray();
    RidgePath path = BandKernels.path(Kernel.slice(kernel, fit, validation), search);
    Dense maker = Dense.zeros(search.penalties().size() * validation.length, kernel.rows);
    double[] row = new double[fit.length];
    for (int a = 0; a < search.penalties().size(); a++) {
      Dense smoother = path.smoother(a);
      for (int i = 0; i < validation.length; i++) {
        int target = a * validation.length + i;
        smoother.row(i, row);
        for (int j = 0; j < fit.length; j++) {
          maker.set(target, fit[j], row[j] + 1.0 / fit.length);
        }
        maker.set(target, validation[i], -1);
      }
    }
    return maker;
  }
}
