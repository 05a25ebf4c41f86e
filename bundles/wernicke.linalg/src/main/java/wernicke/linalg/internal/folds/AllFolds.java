package wernicke.linalg.internal.folds;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import wernicke.linalg.engine.Parallel;
import wernicke.linalg.internal.gram.Responses;
import wernicke.linalg.internal.gram.RidgePath;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;

/**
 * Predictions of all folds of a layer from one decomposition ({@link LayerFit}): nothing is fitted
 * again. Blocks of neuroids are worked on in parallel, from the product with R to the receiver; the
 * results are the same for every number of threads.
 *
 * <p>Folds that are too ill-conditioned for it are left {@link #undone}.
 */
public final class AllFolds {
  private final LayerFit layer;
  private final Responses responses;
  private final List<Fold> folds;
  private final Receiver receiver;
  private final SplitProgress progress;
  private final NeuroidBlocks blocks;
  private final boolean[] unsafe;

  /** Is told predictions, from several threads. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * Predictions of some neuroids.
     *
     * @param from the first of these neuroids
     * @param predictions test rows of all splits of the fold x neuroids
     * @param responses all rows x neuroids
     * @param wanted the neuroids that these predictions are for; they replace earlier ones
     */
    void accept(Fold fold, int from, Dense predictions, Dense responses, boolean[] wanted);
  }

  /**
   * @param responses with their products if a shared penalty is to be chosen by them
   */
  public AllFolds(
      LayerFit layer,
      Responses responses,
      List<Fold> folds,
      Receiver receiver,
      SplitProgress progress) {
    this.layer = layer;
    this.responses = responses;
    this.folds = folds;
    this.receiver = receiver;
    this.progress = progress;
    this.blocks = new NeuroidBlocks(responses);
    this.unsafe = new boolean[folds.size()];
  }

  /** Whether a fold was too ill-conditioned: what the receiver was told of it is void. */
  public boolean undone(int fold) {
    return unsafe[fold];
  }

  /** Ordinary least squares. */
  public void leastSquares() {
    predict(0, IntStream.range(0, folds.size()).toArray(), 1);
  }

  /**
   * Ridge with one penalty for all neuroids of a fold.
   *
   * @return index of the penalty of each fold
   */
  public int[] ridge(double[] penalties) {
    double[][] errors = responses.products() == null ? sums(penalties) : errorsOfAll(penalties);
    int[] best = Arrays.stream(errors).mapToInt(RidgePath::best).toArray();
    for (int a = 0; a < penalties.length; a++) {
      int penalty = a;
      predict(penalties[a], safe(f -> best[f] == penalty), 0.5);
    }
    return best;
  }

  /**
   * Ridge with a penalty for each neuroid.
   *
   * @return index of the penalty, folds x neuroids
   */
  public int[][] ridgePerNeuroid(double[] penalties) {
    int[][] best = new int[folds.size()][responses.neuroids()];
    double[][] least = new double[folds.size()][responses.neuroids()];
    for (double[] row : least) {
      Arrays.fill(row, Double.NaN);
    }
    for (int a = 0; a < penalties.length; a++) {
      int penalty = a;
      errors(
          penalties[a],
          1.0 / penalties.length,
          (fit, number, from, errors, missed, y) -> {
            boolean[] better = better(errors, from, least[number]);
            for (int v = 0; v < better.length; v++) {
              if (better[v]) {
                best[number][from + v] = penalty;
                least[number][from + v] = errors[v];
              }
            }
            receiver.accept(fit.fold(), from, fit.predictions(missed, y), y, better);
          });
    }
    return best;
  }

  /** By the rule of {@link RidgePath#best}; with the first penalty, nothing is there yet. */
  private static boolean[] better(double[] errors, int from, double[] least) {
    boolean[] better = new boolean[errors.length];
    for (int v = 0; v < better.length; v++) {
      better[v] = errors[v] < least[from + v] || Double.isNaN(least[from + v]);
    }
    return better;
  }

  private int[] safe(IntPredicate wanted) {
    return IntStream.range(0, folds.size()).filter(f -> !unsafe[f]).filter(wanted).toArray();
  }

  /** Leave-one-out errors over all neuroids, folds x penalties, by {@code Y Yᵀ}. */
  private double[][] errorsOfAll(double[] penalties) {
    double[][] errors = new double[folds.size()][penalties.length];
    Parallel.forEach(
        penalties.length,
        a ->
            Memory.run(
                () -> {
                  Dense residuals = layer.residuals(penalties[a]);
                  Dense half = Lapack.multiply(residuals, false, responses.products(), false);
                  Dense squares = Lapack.multiply(half, false, residuals, false);
                  for (int f = 0; f < errors.length; f++) {
                    progress.check();
                    errors[f][a] = error(f, residuals, squares);
                    advance(f, 0.5 / penalties.length);
                  }
                }));
    return errors;
  }

  private double error(int number, Dense residuals, Dense squares) {
    return Memory.with(
        () ->
            FoldFit.begun(folds.get(number), residuals)
                .finished()
                .map(fit -> fit.error(residuals, squares))
                .orElseGet(() -> failed(number)));
  }

  private double failed(int number) {
    unsafe[number] = true;
    return Double.NaN;
  }

  /** The same for few neuroids, by their responses. */
  private double[][] sums(double[] penalties) {
    double[][] sums = new double[folds.size()][penalties.length];
    for (int a = 0; a < penalties.length; a++) {
      double[][] own = new double[folds.size()][responses.neuroids()];
      errors(
          penalties[a],
          0.5 / penalties.length,
          (fit, number, from, errors, missed, y) ->
              System.arraycopy(errors, 0, own[number], from, errors.length));
      for (int f = 0; f < own.length; f++) {
        sums[f][a] = sum(own[f], folds.get(f));
      }
    }
    return sums;
  }

  /** Over the neuroids that lack no training value. */
  private double sum(double[] errors, Fold fold) {
    int[] train = fold.set().train();
    return IntStream.range(0, errors.length)
        .filter(v -> responses.complete(v, train))
        .mapToDouble(v -> errors[v])
        .sum();
  }

  /** Is told errors, from several threads. */
  private interface ErrorReceiver {
    /**
     * Errors of some neuroids.
     *
     * @param missed what held-out responses are missed by, held-out rows x neuroids
     * @param y all rows x neuroids
     */
    void accept(FoldFit fit, int number, int from, double[] errors, Dense missed, Dense y);
  }

  /** Leave-one-out errors of every neuroid in every fold with one penalty. */
  private void errors(double penalty, double share, ErrorReceiver target) {
    int[] numbers = safe(f -> true);
    Memory.run(
        () -> {
          PenaltyFit fit = fit(penalty, numbers);
          double[][] diagonals = fit.diagonals();
          blocks.forEach(
              (y, from) -> {
                Dense left = Lapack.multiply(fit.residuals(), false, y, false);
                fit.forEach(
                    (fold, k) -> {
                      progress.check();
                      Dense missed = fold.missed(left.selectRows(fold.fold().held()));
                      double[] errors = fold.errors(fit.residuals(), diagonals[k], left, missed);
                      target.accept(fold, numbers[k], from, errors, missed, y);
                      advance(numbers[k], share / blocks.count());
                    });
              });
        });
  }

  /** Tells the receiver the predictions of some folds with one penalty. */
  private void predict(double penalty, int[] numbers, double share) {
    if (numbers.length == 0) {
      return;
    }
    Memory.run(
        () -> {
          PenaltyFit fit = fit(penalty, numbers);
          int[] rows = fit.held();
          Dense some = fit.residuals().selectRows(rows);
          blocks.forEach(
              (y, from) -> {
                Dense left = Lapack.multiply(some, false, y, false);
                boolean[] all = new boolean[y.columns];
                Arrays.fill(all, true);
                fit.forEach(
                    (fold, k) -> {
                      progress.check();
                      Dense held = left.selectRows(places(fold.fold().held(), rows));
                      Dense predictions = fold.predictions(fold.missed(held), y);
                      receiver.accept(fold.fold(), from, predictions, y, all);
                      advance(numbers[k], share / blocks.count());
                    });
              });
        });
  }

  private PenaltyFit fit(double penalty, int[] numbers) {
    PenaltyFit fit = PenaltyFit.of(layer, penalty, folds, numbers);
    for (int k = 0; k < numbers.length; k++) {
      unsafe[numbers[k]] |= fit.folds()[k] == null;
    }
    return fit;
  }

  private static int[] places(int[] some, int[] all) {
    return IntStream.of(some).map(row -> Arrays.binarySearch(all, row)).toArray();
  }

  private void advance(int fold, double share) {
    progress.advance(share * folds.get(fold).set().splits().length);
  }
}
