package wernicke.linalg.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wernicke.linalg.internal.folds.AllFolds;
import wernicke.linalg.internal.folds.Fold;
import wernicke.linalg.internal.folds.LayerFit;
import wernicke.linalg.internal.folds.SplitProgress;
import wernicke.linalg.internal.gram.Problem;
import wernicke.linalg.internal.gram.Responses;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.OpenBlas;

/**
 * Scores the training sets that can be had from the regression of all rows ({@link AllFolds}):
 * those of features and responses that are centred but not scaled, where folds are many enough to
 * pay for it.
 */
final class ClosedForm implements AllFolds.Receiver {
  private final Estimator estimator;
  private final Problem problem;
  private final Responses responses;
  private final Scores scores;
  private final SplitProgress progress;
  private final List<Fold> folds = new ArrayList<>();

  ClosedForm(
      Estimator estimator,
      Problem problem,
      Responses responses,
      Scores scores,
      SplitProgress progress) {
    this.estimator = estimator;
    this.problem = problem;
    this.responses = responses;
    this.scores = scores;
    this.progress = progress;
  }

  /**
   * Scores what it can.
   *
   * @return the training sets that remain
   */
  List<Problem.TrainingSet> fit(Features features) {
    List<Problem.TrainingSet> remaining = new ArrayList<>();
    for (Problem.TrainingSet set : problem.sets()) {
      Fold.of(set, problem.rows().length).ifPresentOrElse(folds::add, () -> remaining.add(set));
    }
    Optional<LayerFit> layer =
        suits()
            ? features.layer(problem.smallest(), leastSquares()).filter(this::bears)
            : Optional.empty();
    if (layer.isEmpty()) {
      return problem.sets();
    }
    AllFolds all = new AllFolds(layer.get(), responses, folds, this, progress);
    OpenBlas.alone(() -> fit(all));
    for (int f = 0; f < folds.size(); f++) {
      if (all.undone(f)) {
        remaining.add(folds.get(f).set());
      }
    }
    return remaining;
  }

  /** A single set is as well fitted by itself; ranks want predictions whose ties are exact. */
  private boolean suits() {
    return folds.size() > 1
        && (leastSquares() || estimator.leaveOneOut())
        && estimator.agreement() == Estimator.Agreement.PEARSON
        && (responses.products() == null || responses.complete());
  }

  private boolean leastSquares() {
    return estimator.kind() == Estimator.Kind.LEAST_SQUARES;
  }

  private boolean bears(LayerFit layer) {
    return leastSquares() ? layer.bearsLeastSquares() : layer.bears(estimator.path());
  }

  private void fit(AllFolds all) {
    switch (estimator.kind()) {
      case LEAST_SQUARES -> all.leastSquares();
      case RIDGE -> {
        int[] chosen = all.ridge(estimator.path());
        for (int f = 0; f < chosen.length; f++) {
          scores.penalty(folds.get(f).set(), estimator.penalties().get(chosen[f]));
        }
      }
      case RIDGE_PER_NEUROID -> {
        int[][] chosen = all.ridgePerNeuroid(estimator.path());
        for (int f = 0; f < chosen.length; f++) {
          scores.penalties(folds.get(f).set(), chosen[f]);
        }
      }
    }
  }

  @Override
  public void accept(Fold fold, int from, Dense predictions, Dense observed, boolean[] wanted) {
    double[] ones = new double[wanted.length];
    Arrays.fill(ones, 1);
    scores.add(fold.set(), from, predictions, observed, ones, wanted);
  }
}
