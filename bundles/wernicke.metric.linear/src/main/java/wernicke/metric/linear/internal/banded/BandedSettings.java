package wernicke.metric.linear.internal.banded;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;
import wernicke.linalg.regression.Estimator;
import wernicke.linalg.regression.banded.BandSearch;
import wernicke.metric.linear.internal.Permutations;
import wernicke.metric.linear.internal.ceiling.Ceilings;

/**
 * The settings of banded ridge.
 *
 * @param candidates {@code candidates=100}: sets of band weights to try; 0 for 20 for each control,
 *     the dimensions to search. Time grows with candidates, penalties and inner folds
 * @param penalties {@code penalties=-2..5}: powers of ten to try with each
 * @param inner {@code inner=5}: contiguous folds of the training rows that choose
 * @param seed {@code seed=0}: of the candidates and of the permutations
 * @param unit {@code bands=unit}: bands of unit size; {@code bands=raw}: as they are
 * @param permutations {@code permutations=1000}, {@code block=10}: for p-values
 * @param ceiling {@code ceiling=extrapolated|cross-subject|none}
 */
record BandedSettings(
    int candidates,
    List<Double> penalties,
    int inner,
    int seed,
    boolean unit,
    Permutations permutations,
    Ceilings ceiling) {
  private static final Set<String> NAMES =
      Set.of(
          "candidates", "penalties", "inner", "seed", "bands", "permutations", "block", "ceiling");
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,2})\\.\\.(-?\\d{1,2})");
  private static final int PER_DIMENSION = 20;

  /**
   * Reads settings; those left out take their defaults.
   *
   * @throws PluginException in one line if one is unknown or malformed
   */
  static BandedSettings parse(Map<String, String> settings) {
    for (String name : new TreeSet<>(settings.keySet())) {
      if (!NAMES.contains(name)) {
        throw new PluginException(
            "banded has no setting '%s', only %s"
                .formatted(name, String.join(", ", new TreeSet<>(NAMES))));
      }
    }
    return new BandedSettings(
        count(settings, "candidates", 0, 1),
        powers(settings.getOrDefault("penalties", "-2..5")),
        count(settings, "inner", 5, 2),
        count(settings, "seed", 0, 0),
        unit(settings.getOrDefault("bands", "unit")),
        new Permutations(
            count(settings, "permutations", 0, 1),
            count(settings, "block", 0, 1),
            count(settings, "seed", 0, 0)),
        Ceilings.named(settings.getOrDefault("ceiling", "extrapolated")));
  }

  private static int count(Map<String, String> settings, String name, int otherwise, int least) {
    String value = settings.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
      throw new PluginException(
          "%s=%s: a whole number is needed, at least %d".formatted(name, value, least));
    }
    return Integer.parseInt(value);
  }

  private static List<Double> powers(String value) {
    Matcher range = RANGE.matcher(value);
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = Integer.parseInt(range.group(2));
      if (from <= to) {
        return Estimator.powersOfTen(from, to);
      }
    }
    throw new PluginException(
        "penalties=%s: two exponents of ten are needed, the smaller first, such as penalties=-2..5"
            .formatted(value));
  }

  private static boolean unit(String value) {
    return switch (value) {
      case "unit" -> true;
      case "raw" -> false;
      default -> throw new PluginException("bands=" + value + ": use unit or raw");
    };
  }

  /** The search for the weights of some bands, on a time series or not. */
  BandSearch search(boolean timeSeries, int bands) {
    int tried = candidates > 0 ? candidates : Math.max(1, PER_DIMENSION * (bands - 1));
    return new BandSearch(tried, penalties, inner, seed, timeSeries, unit);
  }
}
