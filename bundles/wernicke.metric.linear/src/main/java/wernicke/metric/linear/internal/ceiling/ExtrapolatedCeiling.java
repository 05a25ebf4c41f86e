package wernicke.metric.linear.internal.ceiling;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.engine.Parallel;
import wernicke.linalg.regression.Estimator;
import wernicke.linalg.statistics.SaturationCurve;
import wernicke.linalg.statistics.Statistics;

/**
 * How well people predict a person, extrapolated to infinitely many people (science.md section 6;
 * Schrimpf et al. 2021; {@code ExtrapolationCeiling} of Brain-Score's blank2014 and pereira2018
 * benchmarks).
 *
 * <p>For every subset of m = 2 ... N subjects, each of them is predicted from the pool of the m - 1
 * others, with the metric's own regression and splits and without delays. Per neuroid, 100 times:
 * resample subsets and splits of every size with replacement (seed 0), average, fit v(m) = v0 (1 -
 * exp(-m / tau0)). The neuroid's ceiling is the median v0, the ceiling the median over neuroids.
 *
 * <p>As Brain-Score's blank2014 does it, but that tau0 is positive, that two subjects are refused,
 * since one size cannot be extrapolated, and that very many subjects are sampled ({@link
 * SubjectPools}).
 */
final class ExtrapolatedCeiling {
  private static final int MINIMUM = 3;

  /** Part of the time that the regressions take, roughly; the rest goes into curve fits. */
  private static final double REGRESSIONS = 0.9;

  private final HeldOut work;
  private final Progress progress;

  /** One per subject. */
  private final List<Bootstraps> bootstraps;

  private ExtrapolatedCeiling(HeldOut work, Progress progress) {
    this.work = work;
    this.progress = progress;
    Map<List<Integer>, double[][][]> draws = new HashMap<>();
    this.bootstraps =
        IntStream.range(0, work.subjects().count())
            .mapToObj(
                subject -> {
                  List<Integer> scores = scores(subject);
                  return Bootstraps.of(
                      draws.computeIfAbsent(scores, Bootstraps::draw),
                      work.subjects().columns().get(subject).length);
                })
            .toList();
  }

  /** The ceiling; none if fewer than three subjects have a neuroid without missing values. */
  static Ceiling of(Estimator estimator, Assembly assembly, List<Split> splits, Progress progress) {
    Subjects subjects = Subjects.of(assembly, splits);
    if (subjects.count() < MINIMUM) {
      return Ceiling.none(subjects.shortage(assembly, MINIMUM));
    }
    List<int[]> pools = SubjectPools.of(subjects.count());
    HeldOut work = new HeldOut(estimator, assembly, subjects, subjects.answered(splits), pools);
    ExtrapolatedCeiling ceiling = new ExtrapolatedCeiling(work, progress);
    work.predict(progress, REGRESSIONS, ceiling::add);
    return ceiling.extrapolate();
  }

  /** How many scores a subject gets from pools of each size. */
  private List<Integer> scores(int subject) {
    int[] counts = new int[work.subjects().count() - 1];
    for (int[] pool : work.pools()) {
      counts[pool.length - 1] += Arrays.binarySearch(pool, subject) < 0 ? work.splits().size() : 0;
    }
    return Arrays.stream(counts).boxed().toList();
  }

  private void add(int split, double[][][] scores) {
    Parallel.forEach(bootstraps.size(), subject -> add(split, scores, subject));
  }

  /** Scores of a size are numbered by pool, then by split. */
  private void add(int split, double[][][] scores, int subject) {
    int[] seen = new int[bootstraps.size() - 1];
    for (int pool = 0; pool < scores.length; pool++) {
      if (scores[pool][subject] != null) {
        int size = work.pools().get(pool).length - 1;
        int number = seen[size]++ * work.splits().size() + split;
        bootstraps.get(subject).add(size, number, scores[pool][subject]);
      }
    }
  }

  private Ceiling extrapolate() {
    Subjects subjects = work.subjects();
    double[] sizes = IntStream.rangeClosed(2, subjects.count()).asDoubleStream().toArray();
    SaturationCurve curve = new SaturationCurve(sizes);
    Steps steps = new Steps(progress, "ceiling: curves", REGRESSIONS, 1, subjects.individual());
    double[][] ceilings = subjects.perNeuroid();
    for (int s = 0; s < ceilings.length; s++) {
      double[] own = ceilings[s];
      Bootstraps means = bootstraps.get(s);
      Parallel.forEach(
          own.length,
          v -> {
            own[v] = extrapolate(curve, means, v);
            steps.done();
          });
    }
    return subjects.ceiling(ceilings, method());
  }

  private static double extrapolate(SaturationCurve curve, Bootstraps means, int neuroid) {
    return Statistics.median(
        IntStream.range(0, Bootstraps.COUNT)
            .mapToDouble(b -> curve.fit(means.means(b, neuroid)).v0())
            .toArray());
  }

  private String method() {
    return String.format(
        Locale.ROOT,
        "extrapolated from %d subjects (%d pools, %d bootstraps)",
        work.subjects().count(),
        work.pools().size(),
        Bootstraps.COUNT);
  }
}
