package wernicke.linalg.regression.banded;

import java.util.List;
import java.util.stream.IntStream;
import wernicke.api.Progress;
import wernicke.linalg.internal.gram.RidgePath;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Memory;

/** Banded ridge of one training set: what every neuroid chooses, and its predictions. */
final class BandedFit {
  private final BandSearch search;
  private final double[][] weights;
  private final BandKernels kernels;
  private final List<Dense> responses;
  private final BandChoice choice;

  /**
   * @param weights candidates x bands
   * @param responses training rows x neuroids, centred, in pieces of some neuroids each
   */
  BandedFit(BandSearch search, double[][] weights, BandKernels kernels, List<Dense> responses) {
    this.search = search;
    this.weights = weights;
    this.kernels = kernels;
    this.responses = responses;
    this.choice = new BandChoice(search, responses);
  }

  /** Tries a candidate on the inner folds. */
  void consider(int candidate) {
    Memory.run(() -> choice.consider(candidate, kernels.weighted(weights[candidate]).train()));
  }

  /** The penalty that a neuroid chose. */
  double penalty(int neuroid) {
    return search.penalties().get(choice.penalty[neuroid]);
  }

  /** The weights of the bands that a neuroid chose. */
  double[] weights(int neuroid) {
    return weights[choice.candidate[neuroid]];
  }

  /**
   * Fits every neuroid with what it chose on all training rows.
   *
   * @return test rows x neuroids
   */
  Dense predict(int testRows, Progress progress) {
    Dense predictions = Dense.zeros(testRows, choice.candidate.length);
    for (int c = 0; c < weights.length; c++) {
      int candidate = c;
      progress.check();
      if (IntStream.of(choice.candidate).anyMatch(chosen -> chosen == candidate)) {
        Memory.run(() -> predict(candidate, predictions));
      }
    }
    return predictions;
  }

  private void predict(int candidate, Dense predictions) {
    RidgePath path = BandKernels.path(kernels.weighted(weights[candidate]), search);
    int start = 0;
    for (Dense block : responses) {
      int first = start;
      int[] own =
          IntStream.range(0, block.columns)
              .filter(v -> choice.candidate[first + v] == candidate)
              .toArray();
      Memory.run(() -> predict(path, block, own, first, predictions));
      start += block.columns;
    }
  }

  private void predict(RidgePath path, Dense block, int[] own, int first, Dense predictions) {
    int[] penalties = IntStream.of(own).map(v -> choice.penalty[first + v]).toArray();
    Dense predicted = path.predict(block.select(own), penalties);
    for (int i = 0; i < predicted.rows; i++) {
      for (int k = 0; k < own.length; k++) {
        predictions.set(i, first + own[k], predicted.get(i, k));
      }
    }
  }
}
