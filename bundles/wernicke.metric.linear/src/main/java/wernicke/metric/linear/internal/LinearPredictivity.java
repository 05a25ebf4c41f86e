package wernicke.metric.linear.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.LayerRecording;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Estimator;
import wernicke.linalg.regression.Predictivity;
import wernicke.linalg.regression.Representation;

/**
 * What the linear metrics have in common: fit responses from features on training presentations,
 * predict the test ones, Pearson per neuroid (science.md section 4).
 *
 * <p>One rule decides scale and penalties, by the data, unless they are set ({@link Settings}). A
 * time series of scans, which an assembly with FIR delays is, has features and responses z-scored
 * with the training rows' mean and population standard deviation, and penalties 10^0 ... 10^6
 * (section 3, Brennan2016). Everything else is as Brain-Score does it: no scaling, penalties 10^-3
 * ... 10^3. Least squares follows the rule too: scaling matters to it only where features outnumber
 * training rows and the minimum norm decides.
 */
public abstract class LinearPredictivity implements Metric {
  private static final List<Double> BRAIN_SCORE = Estimator.powersOfTen(-3, 3);
  private static final List<Double> TIME_SERIES = Estimator.powersOfTen(0, 6);

  private final Estimator.Kind kind;
  private final Settings settings;

  LinearPredictivity(Estimator.Kind kind, Settings settings) {
    this.kind = kind;
    this.settings = settings;
  }

  /** The same metric with other settings. */
  abstract LinearPredictivity with(Settings settings);

  @Override
  public Metric with(Map<String, String> changes) {
    return with(Settings.parse(kind, changes));
  }

  Settings settings() {
    return settings;
  }

  /** The estimator for the data, by the rule above. */
  public Estimator estimator(Assembly assembly) {
    boolean timeSeries = !assembly.alignment().delays().isEmpty();
    Estimator.Scale scale = timeSeries ? Estimator.Scale.TRAIN : Estimator.Scale.NONE;
    List<Double> penalties = settings.penalties().orElse(timeSeries ? TIME_SERIES : BRAIN_SCORE);
    return new Estimator(
        kind,
        kind == Estimator.Kind.LEAST_SQUARES ? List.of() : penalties,
        settings.scale().orElse(scale),
        settings.inner(),
        settings.agreement());
  }

  @Override
  public Comparison compare(
      Matrix features, Assembly assembly, List<Split> splits, Progress progress) {
    Preparation preparation = new Preparation(settings, assembly);
    if (!settings.components().isEmpty()) {
      return compare(train -> preparation.components(features, train), assembly, splits, progress);
    }
    Matrix zscored = preparation.zscored(features);
    Estimator estimator = estimator(assembly);
    return tested(
        (witness, own) ->
            Predictivity.compare(estimator, zscored, assembly.values(), splits, witness, own),
        assembly,
        splits,
        progress);
  }

  /** With p-values if there are permutations. */
  private Comparison tested(
      Permutations.Predicting predicting,
      Assembly assembly,
      List<Split> splits,
      Progress progress) {
    return settings.permutations().count() > 0
        ? settings.permutations().of(predicting, assembly, splits, progress)
        : predicting.compare(Predictivity.NOBODY, progress);
  }

  /** Principal components are found on the parts, before they are averaged and delayed. */
  @Override
  public Comparison compare(
      LayerRecording layer,
      Map<String, LayerRecording> controls,
      Assembly assembly,
      List<Split> splits,
      Progress progress) {
    if (settings.components().isEmpty() || !controls.isEmpty()) {
      return Metric.super.compare(layer, controls, assembly, splits, progress);
    }
    Preparation preparation = new Preparation(settings, assembly);
    return compare(train -> preparation.components(layer, train), assembly, splits, progress);
  }

  /** Compares features that are learnt from training rows. */
  Comparison compare(
      Representation features, Assembly assembly, List<Split> splits, Progress progress) {
    Estimator estimator = estimator(assembly);
    return tested(
        (witness, own) ->
            Predictivity.compare(estimator, features, assembly.values(), splits, witness, own),
        assembly,
        splits,
        progress);
  }

  @Override
  public Optional<Ceiling> ceiling(Assembly assembly, List<Split> splits, Progress progress) {
    return Optional.of(settings.ceiling().of(estimator(assembly), assembly, splits, progress));
  }
}
