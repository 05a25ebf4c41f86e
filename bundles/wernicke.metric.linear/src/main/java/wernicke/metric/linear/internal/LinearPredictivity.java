package wernicke.metric.linear.internal;

import java.util.List;
import java.util.Optional;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.Estimator;
import wernicke.linalg.Predictivity;

/**
 * What the linear metrics have in common: fit responses from features on training presentations,
 * predict the test ones, Pearson per neuroid (science.md section 4).
 *
 * <p>One rule decides scale and penalties, by the data. A time series of scans, which an assembly
 * with FIR delays is, has features and responses z-scored with the training rows' mean and
 * population standard deviation, and penalties 10^0 ... 10^6 (section 3, Brennan2016). Everything
 * else is as Brain-Score does it: no scaling, penalties 10^-3 ... 10^3. Least squares follows the
 * rule too: scaling matters to it only where features outnumber training rows and the minimum norm
 * decides.
 */
abstract class LinearPredictivity implements Metric {
  private static final List<Double> BRAIN_SCORE = Estimator.powersOfTen(-3, 3);
  private static final List<Double> TIME_SERIES = Estimator.powersOfTen(0, 6);

  private final Estimator.Kind kind;

  LinearPredictivity(Estimator.Kind kind) {
    this.kind = kind;
  }

  /** The estimator for the data, by the rule above. */
  Estimator estimator(Assembly assembly) {
    boolean timeSeries = !assembly.alignment().delays().isEmpty();
    List<Double> penalties = timeSeries ? TIME_SERIES : BRAIN_SCORE;
    return new Estimator(
        kind, kind == Estimator.Kind.LEAST_SQUARES ? List.of() : penalties, timeSeries);
  }

  @Override
  public Comparison compare(
      Matrix features, Assembly assembly, List<Split> splits, Progress progress) {
    return Predictivity.compare(estimator(assembly), features, assembly.values(), splits, progress);
  }

  @Override
  public Optional<Ceiling> ceiling(Assembly assembly, List<Split> splits, Progress progress) {
    return ExtrapolatedCeiling.of(estimator(assembly), assembly, splits, progress);
  }
}
