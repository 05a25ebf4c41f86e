package wernicke.metric.correlation.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;

/**
 * What the behavioural metrics have in common: signed correlation of the surprisals with each
 * neuroid, such as the mean reading time (science.md section 4, behaviour).
 *
 * <p>Nothing is fitted: of a split only the test rows count. A presentation without surprisal or
 * without response is left out, for each neuroid by itself; {@link Comparison#presentations()} is
 * how many remained for the mean over subjects (or for the first neuroid if there is none). Detail
 * {@code unpredicted}: how many scored presentations have no surprisal.
 */
abstract class SurprisalCorrelation implements Metric {
  private final String id;
  private final Pairs.Correlation correlation;

  SurprisalCorrelation(String id, Pairs.Correlation correlation) {
    this.id = id;
    this.correlation = correlation;
  }

  @Override
  public Comparison compare(
      Matrix features, Assembly assembly, List<Split> splits, Progress progress) {
    float[] surprisals = Surprisals.of(id, features, assembly);
    int neuroids = assembly.neuroids().size();
    float[] values = new float[splits.size() * neuroids];
    for (int v = 0; v < neuroids; v++) {
      progress.check();
      float[] responses = assembly.values().column(v);
      for (int k = 0; k < splits.size(); k++) {
        values[k * neuroids + v] =
            (float) correlation.of(Pairs.of(surprisals, responses, splits.get(k).test()));
      }
      progress.report((v + 1.0) / neuroids, "neuroid " + (v + 1) + " of " + neuroids);
    }
    if (IntStream.range(0, values.length).allMatch(i -> Float.isNaN(values[i]))) {
      throw new PluginException(
          assembly.dataset()
              + ": fewer than "
              + Pairs.MINIMUM
              + " scored presentations have both a surprisal and a response"
              + correlation.also);
    }
    int[] scored = scored(splits);
    int used =
        Pairs.of(surprisals, assembly.values().column(representative(assembly)), scored).size();
    return new Comparison(
        Matrix.of(splits.size(), neuroids, values), used, details(surprisals, scored));
  }

  /** The scored presentations of all splits. */
  static int[] scored(List<Split> splits) {
    return splits.stream().flatMapToInt(s -> Arrays.stream(s.test())).distinct().toArray();
  }

  /** The neuroid whose number of presentations is told: the mean over subjects, or the first. */
  static int representative(Assembly assembly) {
    List<Neuroid> neuroids = assembly.neuroids();
    return IntStream.range(0, neuroids.size())
        .filter(v -> neuroids.get(v).group())
        .findFirst()
        .orElse(0);
  }

  private static Map<String, Double> details(float[] surprisals, int[] scored) {
    long missing = Arrays.stream(scored).filter(i -> Float.isNaN(surprisals[i])).count();
    Map<String, Double> details = new HashMap<>();
    if (missing > 0) {
      details.put("unpredicted", (double) missing);
    }
    return details;
  }

  @Override
  public Optional<Ceiling> ceiling(Assembly assembly, List<Split> splits, Progress progress) {
    return Optional.of(SplitHalf.ceiling(correlation, assembly, scored(splits), progress));
  }
}
