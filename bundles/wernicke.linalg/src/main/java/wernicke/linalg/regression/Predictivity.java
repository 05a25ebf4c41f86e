package wernicke.linalg.regression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.internal.gram.InnerFolds;
import wernicke.linalg.internal.gram.LeastSquares;
import wernicke.linalg.internal.gram.Predictors;
import wernicke.linalg.internal.gram.Problem;
import wernicke.linalg.internal.gram.Responses;
import wernicke.linalg.internal.gram.RidgePath;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.OpenBlas;
import wernicke.linalg.statistics.Statistics;

/**
 * Linear predictivity (science.md sections 4 and 9): fit responses from features on training
 * presentations, predict the test ones, Pearson (or Spearman) per neuroid.
 *
 * <p>All splits share what can be shared: the inner products of the features, those of the
 * responses, and the fit of splits with the same training rows. Everything is float64. Feature x
 * neuroid weights are never formed.
 */
public final class Predictivity {
  private static final int BLOCK = 2048;

  /** Whom predictions do not matter to. */
  public static final ObjIntConsumer<Held> NOBODY = (held, split) -> {};

  private final Estimator estimator;
  private final Problem problem;
  private final Function<Problem.TrainingSet, Features> features;
  private final Responses responses;
  private final ObjIntConsumer<Held> witness;
  private final float[] values;
  private final Map<String, Double> details = new HashMap<>();

  private Predictivity(
      Estimator estimator,
      Problem problem,
      Function<Problem.TrainingSet, Features> features,
      Matrix y,
      int splits,
      ObjIntConsumer<Held> witness) {
    this.estimator = estimator;
    this.problem = problem;
    this.features = features;
    this.responses = new Responses(y, problem.rows());
    this.witness = witness;
    this.values = new float[splits * y.columns()];
  }

  /**
   * Compares features with responses.
   *
   * <p>A presentation without any response is left out. A neuroid that lacks a response in a split
   * has the value NaN there. Details: {@code alpha.<split>} the penalty (per neuroid: their
   * median), {@code incomplete.<split>} how many neuroids have no value, {@code unanswered} how
   * many presentations were left out.
   *
   * @param features presentations x d, finite
   * @param responses presentations x neuroids, NaN where missing
   * @param splits with at least two training and two test presentations each
   * @return splits x neuroids
   * @throws wernicke.api.PluginException if a feature is not finite, the numbers of rows differ, or
   *     a split is too small
   */
  public static Comparison compare(
      Estimator estimator,
      Matrix features,
      Matrix responses,
      List<Split> splits,
      Progress progress) {
    return compare(estimator, features, responses, splits, NOBODY, progress);
  }

  /**
   * The same, for whom the predictions matter too.
   *
   * @param witness gets the predictions of every split and its number, as they come
   */
  public static Comparison compare(
      Estimator estimator,
      Matrix features,
      Matrix responses,
      List<Split> splits,
      ObjIntConsumer<Held> witness,
      Progress progress) {
    OpenBlas.require();
    Problem.requireRows(features, responses);
    Problem problem = Problem.of(responses, splits);
    problem.require(features);
    return Memory.with(
        () -> {
          Features shared = new Features(features, problem.rows(), estimator.scale());
          shared.prepare(problem.smallest());
          return new Predictivity(
                  estimator, problem, set -> shared, responses, splits.size(), witness)
              .run(splits.size(), progress);
        });
  }

  /**
   * Compares features that are learnt from the training rows, such as principal components, with
   * responses; all else as above.
   *
   * @param features called once for each distinct set of training rows
   * @param witness gets the predictions of every split and its number, as they come
   */
  public static Comparison compare(
      Estimator estimator,
      Representation features,
      Matrix responses,
      List<Split> splits,
      ObjIntConsumer<Held> witness,
      Progress progress) {
    OpenBlas.require();
    Problem problem = Problem.of(responses, splits);
    Function<Problem.TrainingSet, Features> learnt =
        set -> {
          Matrix matrix = features.of(problem.presentations(set));
          Problem.requireRows(matrix, responses);
          return new Features(problem.require(matrix), problem.rows(), estimator.scale());
        };
    return Memory.with(
        () ->
            new Predictivity(estimator, problem, learnt, responses, splits.size(), witness)
                .run(splits.size(), progress));
  }

  private Comparison run(int splits, Progress progress) {
    if (sharesProducts()) {
      responses.prepareProducts();
    }
    int done = 0;
    for (Problem.TrainingSet set : problem.sets()) {
      progress.check();
      Memory.run(() -> score(set));
      done += set.splits().length;
      progress.report((double) done / splits, "split " + done + " of " + splits);
    }
    requireValues();
    if (problem.dropped() > 0) {
      details.put("unanswered", (double) problem.dropped());
    }
    Matrix matrix = Matrix.of(splits, responses.neuroids(), values);
    return new Comparison(matrix, problem.rows().length, details);
  }

  private void requireValues() {
    for (float value : values) {
      if (!Float.isNaN(value)) {
        return;
      }
    }
    throw new PluginException(
        "every neuroid lacks a response to some presentation of every split: leave such"
            + " presentations or neuroids out of the data");
  }

  private boolean sharesProducts() {
    return estimator.kind() == Estimator.Kind.RIDGE
        && estimator.inner() == Estimator.LEAVE_ONE_OUT
        && !estimator.standardise()
        && manyNeuroids();
  }

  /** Whether the choice of a shared penalty is cheaper by Y Yᵀ than neuroid by neuroid. */
  private boolean manyNeuroids() {
    return responses.neuroids() > problem.smallest();
  }

  private void score(Problem.TrainingSet set) {
    double[] factors = responses.factors(set.train(), estimator.standardise());
    Dense predictions =
        switch (estimator.kind()) {
          case LEAST_SQUARES ->
              responses.smooth(LeastSquares.smoother(predictors(set)), set.train());
          case RIDGE -> ridge(set, factors);
          case RIDGE_PER_NEUROID -> ridgePerNeuroid(set, factors);
        };
    for (int s = 0; s < set.splits().length; s++) {
      correlate(predictions, set, s, factors);
    }
  }

  private Predictors predictors(Problem.TrainingSet set) {
    return features.apply(set).of(set);
  }

  private Dense ridge(Problem.TrainingSet set, double[] factors) {
    Predictors predictors = predictors(set);
    RidgePath path = RidgePath.of(predictors, estimator.path());
    double[] errors =
        estimator.inner() != Estimator.LEAVE_ONE_OUT
            ? sums(innerErrors(predictors, set, factors))
            : manyNeuroids() ? errorsOfAll(path, set, factors) : errors(path, set, factors);
    int best = RidgePath.best(errors);
    record(set, estimator.penalties().get(best));
    return responses.smooth(path.smoother(best), set.train());
  }

  private double[] errorsOfAll(RidgePath path, Problem.TrainingSet set, double[] factors) {
    return path.errorsOfAll(responses.products(set.train(), factors));
  }

  private double[] errors(RidgePath path, Problem.TrainingSet set, double[] factors) {
    return sums(path.errors(responses.block(set.train(), 0, responses.neuroids(), factors)));
  }

  private static double[] sums(double[][] errors) {
    return Arrays.stream(errors).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
  }

  private double[][] innerErrors(Predictors predictors, Problem.TrainingSet set, double[] factors) {
    return new InnerFolds(predictors, set.train().length, estimator.inner())
        .errors(
            estimator.path(),
            new InnerFolds.Blocks() {
              @Override
              public int neuroids() {
                return responses.neuroids();
              }

              @Override
              public int size() {
                return BLOCK;
              }

              @Override
              public Dense of(int from, int to) {
                return responses.block(set.train(), from, to, factors);
              }
            });
  }

  private Dense ridgePerNeuroid(Problem.TrainingSet set, double[] factors) {
    Predictors predictors = predictors(set);
    double[][] inner =
        estimator.inner() == Estimator.LEAVE_ONE_OUT ? null : innerErrors(predictors, set, factors);
    RidgePath path = RidgePath.of(predictors, estimator.path());
    Dense predictions = Dense.allocate(set.test().length, responses.neuroids());
    double[] chosen = new double[responses.neuroids()];
    for (int from = 0; from < chosen.length; from += BLOCK) {
      int start = from;
      int end = Math.min(from + BLOCK, chosen.length);
      Memory.run(
          () -> {
            Dense y = responses.block(set.train(), start, end);
            double[][] errors = inner == null ? path.errors(y) : columns(inner, start, end);
            int[] best = RidgePath.bestPerNeuroid(errors);
            predictions.setColumns(start, path.predict(y, best));
            for (int v = 0; v < best.length; v++) {
              chosen[start + v] = estimator.penalties().get(best[v]);
            }
          });
    }
    Arrays.setAll(chosen, v -> factors[v] == 0 ? Double.NaN : chosen[v]);
    record(set, Statistics.median(chosen));
    return predictions;
  }

  private static double[][] columns(double[][] errors, int from, int to) {
    return Arrays.stream(errors)
        .map(row -> Arrays.copyOfRange(row, from, to))
        .toArray(double[][]::new);
  }

  private void record(Problem.TrainingSet set, double penalty) {
    for (int split : set.splits()) {
      details.put("alpha." + split, penalty);
    }
  }

  private void correlate(Dense predictions, Problem.TrainingSet set, int s, double[] factors) {
    int split = set.splits()[s];
    int[] test = set.test(s);
    double[] r = Correlation.of(estimator, predictions, set.start(s), responses.all, test, factors);
    int incomplete = 0;
    for (int v = 0; v < r.length; v++) {
      boolean complete = factors[v] > 0 && responses.complete(v, test);
      values[split * r.length + v] = complete ? (float) r[v] : Float.NaN;
      incomplete += complete ? 0 : 1;
    }
    if (incomplete > 0) {
      details.put("incomplete." + split, (double) incomplete);
    }
    if (witness != NOBODY) {
      witness.accept(held(predictions, set.start(s), test, factors), split);
    }
  }

  private Held held(Dense predictions, int start, int[] test, double[] factors) {
    float[] predicted = new float[test.length * factors.length];
    double[] row = new double[factors.length];
    for (int i = 0; i < test.length; i++) {
      predictions.row(start + i, row);
      for (int v = 0; v < row.length; v++) {
        predicted[i * row.length + v] = factors[v] > 0 ? (float) row[v] : Float.NaN;
      }
    }
    int[] rows = Arrays.stream(test).map(i -> problem.rows()[i]).toArray();
    return new Held(rows, Matrix.of(test.length, factors.length, predicted));
  }
}
