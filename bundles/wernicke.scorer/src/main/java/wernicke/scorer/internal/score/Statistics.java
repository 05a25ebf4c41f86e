package wernicke.scorer.internal.score;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.job.Statistic;
import wernicke.linalg.statistics.Bootstrap;
import wernicke.linalg.statistics.FalseDiscovery;

/** The further numbers of a score's best layer (science.md section 6). */
public final class Statistics {
  private static final int RESAMPLES = 10_000;
  public static final int SEED = 0;
  private static final double RATE = 0.05;

  private Statistics() {}

  /** All that can be told; the names are those of {@link Statistic}. */
  public static Map<String, Double> of(
      LayerResult layer, Comparison comparison, List<Neuroid> neuroids, Optional<Ceiling> ceiling) {
    Map<String, Double> statistics = new LinkedHashMap<>();
    if (!layer.subjects().isEmpty()) {
      subjects(layer.subjects().values(), statistics);
    }
    if (noInterval(neuroids).isEmpty()) {
      interval(neuroids, comparison.values(), statistics);
    }
    Optional.ofNullable(comparison.perNeuroid().get(Statistic.P))
        .ifPresent(p -> statistics.put(Statistic.SIGNIFICANT, significant(p)));
    new TreeMap<>(comparison.perNeuroid())
        .forEach(
            (name, column) -> {
              if (!Statistic.NAMES.contains(name)) {
                statistics.put(
                    name, Aggregation.median(column.stream().mapToDouble(value -> value)));
              }
            });
    ceiling
        .map(Ceiling::neuroids)
        .filter(ceilings -> ceilings.size() == comparison.values().columns())
        .ifPresent(
            ceilings ->
                statistics.put(
                    Statistic.NOISE_NORMALISED, noiseNormalised(comparison.values(), ceilings)));
    return statistics;
  }

  /** Why there is no interval of the raw score; empty if there is one. */
  public static Optional<String> noInterval(List<Neuroid> neuroids) {
    if (neuroids.stream().anyMatch(Neuroid::group)) {
      return Optional.of("the responses are means over subjects");
    }
    return neuroids.stream().map(Neuroid::subject).distinct().count() < 2
        ? Optional.of("there is a single subject")
        : Optional.empty();
  }

  private static void interval(
      List<Neuroid> neuroids, Matrix values, Map<String, Double> statistics) {
    Bootstrap interval = RawInterval.of(neuroids, values, RESAMPLES, SEED);
    if (!Double.isNaN(interval.low())) {
      statistics.put(Statistic.RAW_LOW, interval.low());
      statistics.put(Statistic.RAW_HIGH, interval.high());
    }
  }

  private static void subjects(Collection<Double> raw, Map<String, Double> statistics) {
    double[] values = raw.stream().mapToDouble(r -> r).toArray();
    statistics.put(Statistic.PER_SUBJECT, Aggregation.median(Arrays.stream(values)));
    Bootstrap interval =
        Bootstrap.interval(
            values,
            drawn -> Aggregation.median(Arrays.stream(drawn)),
            RESAMPLES,
            SEED,
            Bootstrap.LEVEL);
    if (!Double.isNaN(interval.low())) {
      statistics.put(Statistic.LOW, interval.low());
      statistics.put(Statistic.HIGH, interval.high());
    }
  }

  /** Share of the tested neuroids that are significant at a false discovery rate of 5 %. */
  private static double significant(List<Double> p) {
    double[] q =
        FalseDiscovery.benjaminiHochberg(p.stream().mapToDouble(Double::doubleValue).toArray());
    double tested = Arrays.stream(q).filter(value -> !Double.isNaN(value)).count();
    return Arrays.stream(q).filter(value -> value <= RATE).count() / tested;
  }

  /** Each neuroid's mean over splits by its own ceiling, where that is positive; the median. */
  private static double noiseNormalised(Matrix values, List<Double> ceilings) {
    return Aggregation.median(
        IntStream.range(0, ceilings.size())
            .filter(v -> ceilings.get(v) > 0)
            .mapToDouble(v -> mean(values, v) / ceilings.get(v)));
  }

  private static double mean(Matrix values, int neuroid) {
    return Aggregation.mean(
        IntStream.range(0, values.rows()).mapToDouble(s -> values.get(s, neuroid)).toArray());
  }
}
