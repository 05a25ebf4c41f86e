package wernicke.metric.linear.internal.ceiling;

import java.util.List;
import wernicke.api.Assembly;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Estimator;
import wernicke.linalg.regression.PooledPredictivity;

/**
 * Predicts held-out subjects from pools of the others, split by split, with the metric's own
 * regression and without delays.
 *
 * @param pools of subjects, see {@link SubjectPools}
 */
record HeldOut(
    Estimator estimator,
    Assembly assembly,
    Subjects subjects,
    List<Split> splits,
    List<int[]> pools) {

  /** Is told what comes out. */
  @FunctionalInterface
  interface Receiver {
    /**
     * The scores of a split.
     *
     * @param scores pool x subject x neuroid of the subject; null where the subject is in the pool
     */
    void accept(int split, double[][][] scores);
  }

  /**
   * Goes through all splits.
   *
   * @param share the fraction of the whole progress that is done then
   */
  void predict(Progress progress, double share, Receiver receiver) {
    int held = pools.stream().mapToInt(pool -> subjects.count() - pool.length).sum();
    for (int split = 0; split < splits.size(); split++) {
      String what = "ceiling: split " + (split + 1) + " of " + splits.size();
      double from = share * split / splits.size();
      Steps steps = new Steps(progress, what, from, from + share / splits.size(), held);
      double[][][] scores = new double[pools.size()][subjects.count()][];
      PooledPredictivity.compare(
          estimator,
          assembly.values(),
          subjects.columns(),
          splits.get(split),
          pools,
          (pool, target, correlations) -> {
            scores[pool][target] = correlations;
            steps.done();
          });
      receiver.accept(split, scores);
    }
  }
}
