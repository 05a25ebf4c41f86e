package wernicke.linalg.internal.gram;

import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import wernicke.api.PluginException;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;

/**
 * Errors of penalties by cross-validation inside the training rows (science.md section 3,
 * Wehbe2014; {@code cross_val_ridge} of Toneva & Wehbe 2019, github.com/mtoneva/brain_language_nlp,
 * {@code utils/ridge_tools.py}).
 *
 * <p>The folds are those of scikit-learn's {@code KFold(k)} without shuffling, in the order of the
 * training rows. Features and responses are centred and scaled once, by all training rows; inside a
 * fold nothing is centred again and no intercept is fitted. The error of a penalty is the sum over
 * folds of 1 - R², where R² relates the squared error to the variance of the held-out responses of
 * that fold. A fold in which a neuroid does not vary tells nothing of it and is left out.
 */
public final class InnerFolds {
  private final Predictors predictors;
  private final int rows;
  private final int folds;

  /**
   * @param rows number of training rows
   */
  public InnerFolds(Predictors predictors, int rows, int folds) {
    if (rows < folds) {
      throw new PluginException(
          folds
              + " inner folds need as many training presentations, a split has "
              + rows
              + ": use fewer (inner=...)");
    }
    this.predictors = predictors;
    this.rows = rows;
    this.folds = folds;
  }

  /** Responses of neuroids on all training rows, block by block. */
  public interface Blocks {
    /** Number of neuroids. */
    int neuroids();

    /** Number of neuroids in a block. */
    int size();

    /** Training rows x neuroids {@code from} to {@code to} (exclusive), columns of mean zero. */
    Dense of(int from, int to);
  }

  /** Errors of penalties, penalties x neuroids. */
  public double[][] errors(double[] penalties, Blocks responses) {
    double[][] errors = new double[penalties.length][responses.neuroids()];
    Memory.run(
        () -> {
          if (predictors.dual()) {
            addDual(predictors.kernel(), penalties, responses, errors);
          } else {
            addPrimal(predictors.design().train(), penalties, responses, errors);
          }
        });
    return errors;
  }

  /** Fold by fold, whose decompositions are large. */
  private void addDual(Kernel kernel, double[] penalties, Blocks responses, double[][] errors) {
    for (int fold = 0; fold < folds; fold++) {
      int[] held = held(fold);
      int[] fit = others(held);
      Memory.run(
          () -> {
            RidgePath path = RidgePath.origin(kernel.within(fit, held), penalties);
            forEach(
                responses,
                (y, start) -> {
                  Dense observed = y.selectRows(held);
                  add(path.testErrors(y.selectRows(fit), observed), observed, start, errors);
                });
          });
    }
  }

  /** Block by block of the responses, which are larger than the decompositions of all folds. */
  private void addPrimal(Dense features, double[] penalties, Blocks responses, double[][] errors) {
    List<FoldMoments> all =
        IntStream.range(0, folds)
            .mapToObj(this::held)
            .map(held -> FoldMoments.of(features, others(held), held))
            .toList();
    forEach(
        responses,
        (y, start) -> {
          Dense products = Lapack.multiply(features, true, y, false);
          for (FoldMoments fold : all) {
            Memory.run(
                () -> {
                  Dense observed = y.selectRows(fold.held());
                  add(fold.errors(penalties, products, observed), observed, start, errors);
                });
          }
        });
  }

  private int[] held(int fold) {
    int larger = rows % folds;
    int from = fold * (rows / folds) + Math.min(fold, larger);
    return IntStream.range(from, from + rows / folds + (fold < larger ? 1 : 0)).toArray();
  }

  private int[] others(int[] held) {
    int end = held[0] + held.length;
    return IntStream.range(0, rows).filter(i -> i < held[0] || i >= end).toArray();
  }

  private static void forEach(Blocks responses, ObjIntConsumer<Dense> work) {
    for (int from = 0; from < responses.neuroids(); from += responses.size()) {
      int start = from;
      int end = Math.min(from + responses.size(), responses.neuroids());
      Memory.run(() -> work.accept(responses.of(start, end), start));
    }
  }

  /** Adds 1 - R² of the neuroids from {@code start} on. */
  private static void add(double[][] squares, Dense observed, int start, double[][] errors) {
    double[] variation = squaresAboutMean(observed);
    for (int a = 0; a < errors.length; a++) {
      for (int v = 0; v < variation.length; v++) {
        errors[a][start + v] += variation[v] == 0 ? 0 : squares[a][v] / variation[v];
      }
    }
  }

  private static double[] squaresAboutMean(Dense y) {
    double[] sums = new double[y.columns];
    double[] squares = new double[y.columns];
    double[] row = new double[y.columns];
    for (int i = 0; i < y.rows; i++) {
      y.row(i, row);
      for (int v = 0; v < row.length; v++) {
        sums[v] += row[v];
      }
    }
    for (int i = 0; i < y.rows; i++) {
      y.row(i, row);
      for (int v = 0; v < row.length; v++) {
        double deviation = row[v] - sums[v] / y.rows;
        squares[v] += deviation * deviation;
      }
    }
    return squares;
  }
}
