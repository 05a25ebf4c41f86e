package wernicke.linalg.regression;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import wernicke.linalg.internal.gram.InnerFolds;
import wernicke.linalg.internal.gram.LeastSquares;
import wernicke.linalg.internal.gram.Predictors;
import wernicke.linalg.internal.gram.Problem;
import wernicke.linalg.internal.gram.Responses;
import wernicke.linalg.internal.gram.RidgePath;
import wernicke.linalg.internal.gram.SharedPenalty;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Memory;

/** Fits one training set after the other: what holds for every scale, kind and representation. */
final class Refit {
  private static final int BLOCK = 2048;

  private final Estimator estimator;
  private final Problem problem;
  private final Function<Problem.TrainingSet, Features> features;
  private final Responses responses;
  private final Scores scores;

  Refit(
      Estimator estimator,
      Problem problem,
      Function<Problem.TrainingSet, Features> features,
      Responses responses,
      Scores scores) {
    this.estimator = estimator;
    this.problem = problem;
    this.features = features;
    this.responses = responses;
    this.scores = scores;
  }

  /** Fits a training set and scores its splits. */
  void fit(Problem.TrainingSet set) {
    double[] factors = responses.factors(set.train(), estimator.standardise());
    Predictors predictors = features.apply(set).of(set);
    Dense predictions =
        switch (estimator.kind()) {
          case LEAST_SQUARES -> responses.smooth(LeastSquares.smoother(predictors), set.train());
          case RIDGE -> ridge(predictors, set, factors);
          case RIDGE_PER_NEUROID -> ridgePerNeuroid(predictors, set, factors);
        };
    boolean[] all = new boolean[factors.length];
    Arrays.fill(all, true);
    scores.add(set, 0, predictions, responses.all(), factors, all);
    scores.show(set, predictions, factors);
  }

  private Dense ridge(Predictors predictors, Problem.TrainingSet set, double[] factors) {
    if (!estimator.leaveOneOut()) {
      double[] errors = sums(innerErrors(predictors, set, factors));
      return ridge(RidgePath.of(predictors, estimator.path()), set, errors);
    } else if (!problem.manyNeuroids(responses.neuroids())) {
      RidgePath path = RidgePath.of(predictors, estimator.path());
      Dense y = responses.block(set.train(), 0, responses.neuroids(), factors);
      return ridge(path, set, sums(path.errors(y)));
    }
    Dense products = responses.products(set.train(), factors);
    SharedPenalty shared =
        predictors.dual()
            ? SharedPenalty.of(predictors.kernel(), estimator.path(), List.of(products))
            : null;
    if (shared != null) {
      scores.penalty(set, estimator.penalties().get(shared.best(0)));
      return responses.smooth(shared.smoother(0), set.train());
    }
    RidgePath path = RidgePath.of(predictors, estimator.path());
    return ridge(path, set, path.errorsOfAll(products));
  }

  private Dense ridge(RidgePath path, Problem.TrainingSet set, double[] errors) {
    int best = RidgePath.best(errors);
    scores.penalty(set, estimator.penalties().get(best));
    return responses.smooth(path.smoother(best), set.train());
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

  private Dense ridgePerNeuroid(Predictors predictors, Problem.TrainingSet set, double[] factors) {
    double[][] inner = estimator.leaveOneOut() ? null : innerErrors(predictors, set, factors);
    RidgePath path = RidgePath.of(predictors, estimator.path());
    Dense predictions = Dense.allocate(set.test().length, responses.neuroids());
    int[] chosen = new int[responses.neuroids()];
    for (int from = 0; from < chosen.length; from += BLOCK) {
      int start = from;
      int end = Math.min(from + BLOCK, chosen.length);
      Memory.run(
          () -> {
            Dense y = responses.block(set.train(), start, end);
            double[][] errors = inner == null ? path.errors(y) : columns(inner, start, end);
            int[] best = RidgePath.bestPerNeuroid(errors);
            predictions.setColumns(start, path.predict(y, best));
            System.arraycopy(best, 0, chosen, start, best.length);
          });
    }
    scores.penalties(set, chosen);
    return predictions;
  }

  private static double[][] columns(double[][] errors, int from, int to) {
    return Arrays.stream(errors)
        .map(row -> Arrays.copyOfRange(row, from, to))
        .toArray(double[][]::new);
  }
}
