package wernicke.linalg.regression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.linalg.internal.gram.Problem;
import wernicke.linalg.internal.gram.Responses;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.statistics.Statistics;

/** The scores of all splits, as predictions come in. */
final class Scores {
  private final Estimator estimator;
  private final Problem problem;
  private final Responses responses;
  private final ObjIntConsumer<Held> witness;

  /** Splits x neuroids. */
  private final float[] values;

  private final Map<String, Double> details = new HashMap<>();

  Scores(Estimator estimator, Problem problem, Responses responses, ObjIntConsumer<Held> witness) {
    this.estimator = estimator;
    this.problem = problem;
    this.responses = responses;
    this.witness = witness;
    this.values = new float[problem.splits() * responses.neuroids()];
  }

  /**
   * Compares predictions of some neuroids with responses.
   *
   * @param from the first of these neuroids
   * @param predictions test rows of all splits of the set x neuroids
   * @param observed all rows x neuroids
   * @param factors per neuroid, what both are multiplied with; 0 for one without a score
   * @param wanted for which of the neuroids
   */
  void add(
      Problem.TrainingSet set,
      int from,
      Dense predictions,
      Dense observed,
      double[] factors,
      boolean[] wanted) {
    for (int s = 0; s < set.splits().length; s++) {
      int[] test = set.test(s);
      double[] r = Correlation.of(estimator, predictions, set.start(s), observed, test, factors);
      int start = set.splits()[s] * responses.neuroids() + from;
      for (int v = 0; v < r.length; v++) {
        if (wanted[v]) {
          values[start + v] = (float) r[v];
        }
      }
    }
  }

  /** Shows the predictions of all neuroids to the witness. */
  void show(Problem.TrainingSet set, Dense predictions, double[] factors) {
    for (int s = 0; s < set.splits().length && witness != Predictivity.NOBODY; s++) {
      witness.accept(held(predictions, set.start(s), set.test(s), factors), set.splits()[s]);
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

  /** Notes the penalty of a set. */
  void penalty(Problem.TrainingSet set, double penalty) {
    for (int split : set.splits()) {
      details.put("alpha." + split, penalty);
    }
  }

  /**
   * Notes the penalties of a set: the median over the neuroids that lack no training value.
   *
   * @param chosen index of the penalty, one per neuroid
   */
  void penalties(Problem.TrainingSet set, int[] chosen) {
    double[] penalties = new double[chosen.length];
    Arrays.setAll(
        penalties,
        v ->
            responses.complete(v, set.train()) ? estimator.penalties().get(chosen[v]) : Double.NaN);
    penalty(set, Statistics.median(penalties));
  }

  /** Everything, once all sets are in. */
  Comparison result() {
    problem.sets().forEach(this::leaveOut);
    requireValues();
    if (problem.dropped() > 0) {
      details.put("unanswered", (double) problem.dropped());
    }
    Matrix matrix = Matrix.of(problem.splits(), responses.neuroids(), values);
    return new Comparison(matrix, problem.rows().length, details);
  }

  /** Takes the scores of neuroids away that lack a training or test value. */
  private void leaveOut(Problem.TrainingSet set) {
    for (int s = 0; s < set.splits().length; s++) {
      int split = set.splits()[s];
      int[] test = set.test(s);
      int incomplete = 0;
      for (int v = 0; v < responses.neuroids(); v++) {
        if (!responses.complete(v, set.train()) || !responses.complete(v, test)) {
          values[split * responses.neuroids() + v] = Float.NaN;
          incomplete++;
        }
      }
      if (incomplete > 0) {
        details.put("incomplete." + split, (double) incomplete);
      }
    }
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
}
