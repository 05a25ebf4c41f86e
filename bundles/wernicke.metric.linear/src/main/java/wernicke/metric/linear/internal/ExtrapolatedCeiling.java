package wernicke.metric.linear.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.Estimator;
import wernicke.linalg.NumpyRandom;
import wernicke.linalg.PooledPredictivity;
import wernicke.linalg.SaturationCurve;
import wernicke.linalg.Statistics;

/**
 * How well people predict a person, extrapolated to infinitely many people (science.md section 6;
 * Schrimpf et al. 2021; {@code ExtrapolationCeiling} of Brain-Score's blank2014 and pereira2018
 * benchmarks).
 *
 * <p>For every size m = 2 ... N, pools of m - 1 subjects predict the neuroids of each subject
 * outside the pool, with the metric's own regression and splits and without delays. Per neuroid,
 * 100 times: resample pools and splits of every size with replacement (seed 0), average, fit v(m) =
 * v0 (1 - exp(-m / tau0)). The neuroid's ceiling is the median v0, the ceiling the median over
 * neuroids.
 *
 * <p>Different from Brain-Score: many subjects are sampled as balanced pools ({@link
 * SubjectPools}); tau0 is positive; two subjects are refused, since one size cannot be
 * extrapolated.
 */
final class ExtrapolatedCeiling {
  private static final int SEED = 0;
  private static final int BOOTSTRAPS = 100;
  private static final int MINIMUM = 3;

  /** Part of the time that the regressions take, roughly; the rest goes into curve fits. */
  private static final double REGRESSIONS = 0.9;

  private final Subjects subjects;
  private final List<Split> splits;
  private final Progress progress;

  /** Per size (from 2 on) the pools. */
  private final List<List<int[]>> pools;

  /** Per neuroid and size the correlations: pools in order, for each the splits. */
  private final double[][][] scores;

  private ExtrapolatedCeiling(Subjects subjects, List<Split> splits, Progress progress) {
    this.subjects = subjects;
    this.splits = splits;
    this.progress = progress;
    NumpyRandom random = new NumpyRandom(SEED);
    int n = subjects.count();
    this.pools = IntStream.range(1, n).mapToObj(size -> SubjectPools.of(n, size, random)).toList();
    this.scores = new double[subjects.neuroids()][n - 1][];
  }

  /** The ceiling; empty if fewer than three subjects have a neuroid without missing values. */
  static Optional<Ceiling> of(
      Estimator estimator, Assembly assembly, List<Split> splits, Progress progress) {
    Subjects subjects = Subjects.of(assembly, splits);
    if (subjects.count() < MINIMUM) {
      return Optional.empty();
    }
    ExtrapolatedCeiling ceiling =
        new ExtrapolatedCeiling(subjects, subjects.answered(splits), progress);
    ceiling.collect(estimator, assembly);
    return Optional.of(ceiling.extrapolate());
  }

  private void collect(Estimator estimator, Assembly assembly) {
    for (int k = 0; k < splits.size(); k++) {
      int split = k;
      PooledPredictivity.on(
          estimator,
          assembly.values(),
          subjects.columns(),
          splits.get(k),
          predictivity -> collect(predictivity, split));
    }
  }

  private void collect(PooledPredictivity predictivity, int split) {
    for (int size = 0; size < pools.size(); size++) {
      int[] seen = new int[subjects.count()];
      for (int[] pool : pools.get(size)) {
        progress.check();
        int[] targets = SubjectPools.others(subjects.count(), pool);
        List<double[]> correlations = predictivity.correlations(pool, targets);
        for (int t = 0; t < targets.length; t++) {
          int place = seen[targets[t]]++ * splits.size() + split;
          keep(size, targets[t], place, correlations.get(t));
        }
      }
      double done = split + (size + 1.0) / pools.size();
      progress.report(
          REGRESSIONS * done / splits.size(),
          "ceiling: " + (size + 2) + " of " + subjects.count() + " subjects, split " + (split + 1));
    }
  }

  private void keep(int size, int target, int place, double[] correlations) {
    int[] columns = subjects.columns().get(target);
    for (int i = 0; i < columns.length; i++) {
      double[][] own = scores[columns[i]];
      if (own[size] == null) {
        own[size] = new double[outside(size, target) * splits.size()];
      }
      own[size][place] = correlations[i];
    }
  }

  private int outside(int size, int target) {
    return (int)
        pools.get(size).stream().filter(pool -> Arrays.binarySearch(pool, target) < 0).count();
  }

  private Ceiling extrapolate() {
    double[] sizes = IntStream.rangeClosed(2, subjects.count()).asDoubleStream().toArray();
    SaturationCurve curve = new SaturationCurve(sizes);
    List<Double> ceilings = new ArrayList<>();
    for (int v = 0; v < scores.length; v++) {
      progress.check();
      ceilings.add(scores[v][0] == null ? Double.NaN : extrapolate(curve, scores[v]));
      progress.report(
          REGRESSIONS + (1 - REGRESSIONS) * (v + 1) / scores.length,
          "ceiling: neuroid " + (v + 1) + " of " + scores.length);
    }
    double value = Statistics.median(ceilings.stream().mapToDouble(c -> c).toArray());
    return new Ceiling(value, method(), ceilings);
  }

  private static double extrapolate(SaturationCurve curve, double[][] scores) {
    NumpyRandom random = new NumpyRandom(SEED);
    double[] asymptotes = new double[BOOTSTRAPS];
    for (int b = 0; b < BOOTSTRAPS; b++) {
      double[] means = Arrays.stream(scores).mapToDouble(s -> resampled(s, random)).toArray();
      asymptotes[b] = curve.fit(means).v0();
    }
    return Statistics.median(asymptotes);
  }

  /** Mean of as many scores, drawn with replacement. */
  private static double resampled(double[] scores, NumpyRandom random) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += scores[random.below(scores.length)];
    }
    return sum / scores.length;
  }

  private String method() {
    return String.format(
        Locale.ROOT,
        "extrapolated from %d subjects (%d pools, %d bootstraps)",
        subjects.count(),
        pools.stream().mapToInt(List::size).sum(),
        BOOTSTRAPS);
  }
}
