package wernicke.metric.linear.internal.ceiling;

import java.util.List;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Estimator;

/**
 * How well one person predicts another, as Aw2023 has it for Wehbe2014 (after Aw & Toneva 2023):
 * each subject is predicted from every other single subject, with the metric's own regression and
 * splits and without delays. A neuroid's ceiling is the mean over sources and splits, the ceiling
 * the median over neuroids.
 */
final class CrossSubjectCeiling {
  private static final int MINIMUM = 2;

  private CrossSubjectCeiling() {}

  /** The ceiling; none if fewer than two subjects have a neuroid without missing values. */
  static Ceiling of(Estimator estimator, Assembly assembly, List<Split> splits, Progress progress) {
    Subjects subjects = Subjects.of(assembly, splits);
    if (subjects.count() < MINIMUM) {
      return Ceiling.none(subjects.shortage(assembly, MINIMUM));
    }
    double[][] means = subjects.perNeuroid();
    double share = 1.0 / splits.size() / (subjects.count() - 1);
    new HeldOut(
            estimator,
            assembly,
            subjects,
            subjects.answered(splits),
            SubjectPools.singles(subjects.count()))
        .predict(progress, 1, (split, scores) -> add(scores, share, means));
    String method = "cross-subject, from each of " + subjects.count() + " subjects to the others";
    return subjects.ceiling(means, method);
  }

  private static void add(double[][][] scores, double share, double[][] means) {
    for (double[][] source : scores) {
      for (int target = 0; target < means.length; target++) {
        for (int v = 0; source[target] != null && v < means[target].length; v++) {
          means[target][v] += share * source[target][v];
        }
      }
    }
  }
}
