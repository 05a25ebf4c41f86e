package wernicke.linalg.regression;

import java.util.List;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.internal.folds.SplitProgress;
import wernicke.linalg.internal.gram.Problem;
import wernicke.linalg.internal.gram.Responses;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.OpenBlas;

/**
 * Linear predictivity (science.md sections 4 and 9): fit responses from features on training
 * presentations, predict the test ones, Pearson (or Spearman) per neuroid.
 *
 * <p>All splits share what can be shared: the inner products of the features, those of the
 * responses, and, where features are not scaled, one decomposition of the layer, which all folds
 * come from in closed form; what does not ({@code ClosedForm}) is fitted training set by training
 * set. Everything is float64. Feature x neuroid weights are never formed.
 */
public final class Predictivity {
  /** Whom predictions do not matter to. */
  public static final ObjIntConsumer<Held> NOBODY = (held, split) -> {};

  private final Problem problem;
  private final Responses responses;
  private final Scores scores;
  private final Refit refit;
  private final SplitProgress progress;

  private Predictivity(
      Estimator estimator,
      Problem problem,
      Function<Problem.TrainingSet, Features> features,
      Matrix y,
      ObjIntConsumer<Held> witness,
      Progress progress) {
    this.problem = problem;
    this.responses = new Responses(y, problem.rows());
    this.scores = new Scores(estimator, problem, responses, witness);
    this.refit = new Refit(estimator, problem, features, responses, scores);
    this.progress = new SplitProgress(progress, problem.splits());
    if (sharesProducts(estimator)) {
      responses.prepareProducts();
    }
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
          Predictivity predictivity =
              new Predictivity(estimator, problem, set -> shared, responses, witness, progress);
          return witness == NOBODY
              ? predictivity.run(predictivity.closedForm(estimator).fit(shared))
              : predictivity.run(problem.sets());
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
            new Predictivity(estimator, problem, learnt, responses, witness, progress)
                .run(problem.sets()));
  }

  private boolean sharesProducts(Estimator estimator) {
    return estimator.kind() == Estimator.Kind.RIDGE
        && estimator.leaveOneOut()
        && !estimator.standardise()
        && problem.manyNeuroids(responses.neuroids());
  }

  private ClosedForm closedForm(Estimator estimator) {
    return new ClosedForm(estimator, problem, responses, scores, progress);
  }

  /**
   * Fits training sets one by one.
   *
   * @param remaining those that are not scored yet
   */
  private Comparison run(List<Problem.TrainingSet> remaining) {
    if (!remaining.isEmpty()) {
      responses.prepare();
    }
    for (Problem.TrainingSet set : remaining) {
      progress.check();
      Memory.run(() -> refit.fit(set));
      progress.advance(set.splits().length);
    }
    return scores.result();
  }
}
