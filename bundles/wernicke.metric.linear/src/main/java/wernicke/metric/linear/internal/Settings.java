package wernicke.metric.linear.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import wernicke.api.PluginException;
import wernicke.linalg.regression.Estimator;
import wernicke.metric.linear.internal.ceiling.Ceilings;

/**
 * The settings of a linear metric. What is not set depends on the data ({@link LinearPredictivity})
 * or is as it always was.
 *
 * @param components {@code pca=10}: so many principal components of the features instead of them,
 *     found on the training rows; empty for the features themselves
 * @param penalties {@code penalties=-6..9}: powers of ten to choose the ridge penalty from; empty
 *     for those of the data
 * @param inner {@code inner=10}: the penalty is chosen by that many contiguous folds of the
 *     training rows; {@link Estimator#LEAVE_ONE_OUT}
 * @param scale {@code scale=none|train|separate}: what both sides are divided by; empty for that of
 *     the data
 * @param zscore {@code zscore=run}: the presentation metadata within whose values the features of
 *     scored rows are z-scored before they are split ({@code passage} for the passage itself);
 *     empty ({@code zscore=none}) for no such step
 * @param agreement {@code correlate=pearson|spearman}: of predictions with responses
 * @param ceiling {@code ceiling=extrapolated|cross-subject|none}
 * @param permutations {@code permutations=1000}, {@code block=10}, {@code seed=0}: for p-values
 */
public record Settings(
    OptionalInt components,
    Optional<List<Double>> penalties,
    int inner,
    Optional<Estimator.Scale> scale,
    Optional<String> zscore,
    Estimator.Agreement agreement,
    Ceilings ceiling,
    Permutations permutations) {
  private static final List<String> LEAST_SQUARES =
      List.of("pca", "scale", "zscore", "correlate", "ceiling", "permutations", "block", "seed");
  private static final List<String> RIDGE =
      List.of(
          "pca",
          "penalties",
          "inner",
          "scale",
          "zscore",
          "correlate",
          "ceiling",
          "permutations",
          "block",
          "seed");
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,2})\\.\\.(-?\\d{1,2})");

  /** Nothing set. */
  static final Settings NONE = parse(Estimator.Kind.LEAST_SQUARES, Map.of());

  /**
   * Reads settings.
   *
   * @param kind least squares has no penalties to set
   * @throws PluginException in one line if a setting is unknown or malformed
   */
  static Settings parse(Estimator.Kind kind, Map<String, String> settings) {
    List<String> allowed = kind == Estimator.Kind.LEAST_SQUARES ? LEAST_SQUARES : RIDGE;
    for (String name : settings.keySet()) {
      if (!allowed.contains(name)) {
        throw new PluginException(
            "there is no setting '" + name + "' here, only " + String.join(", ", allowed));
      }
    }
    Words words = new Words(settings);
    return new Settings(
        words
            .of("pca", value -> count("pca", value, 1))
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()),
        words.of("penalties", Settings::powers),
        words.of("inner", value -> count("inner", value, 2)).orElse(Estimator.LEAVE_ONE_OUT),
        words.of("scale", value -> one("scale", value, Estimator.Scale.values())),
        words.of("zscore", Function.<String>identity()).filter(by -> !by.equals("none")),
        words
            .of("correlate", value -> one("correlate", value, Estimator.Agreement.values()))
            .orElse(Estimator.Agreement.PEARSON),
        words.of("ceiling", Ceilings::named).orElse(Ceilings.EXTRAPOLATED),
        permutations(words));
  }

  private static Permutations permutations(Words words) {
    int count = words.of("permutations", value -> count("permutations", value, 1)).orElse(0);
    if (count > 0 && words.settings().getOrDefault("correlate", "pearson").equals("spearman")) {
      throw new PluginException("permutations are of Pearson's r: leave out correlate=spearman");
    }
    return new Permutations(
        count,
        words.of("block", value -> count("block", value, 1)).orElse(0),
        words.of("seed", value -> count("seed", value, 0)).orElse(0));
  }

  /** Settings by name. */
  private record Words(Map<String, String> settings) {
    <T> Optional<T> of(String name, Function<String, T> reader) {
      return Optional.ofNullable(settings.get(name)).map(reader);
    }
  }

  private static int count(String name, String value, int least) {
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
      throw new PluginException(
          name + "=" + value + ": a whole number is needed, at least " + least);
    }
    return Integer.parseInt(value);
  }

  private static List<Double> powers(String value) {
    Matcher range = RANGE.matcher(value);
    if (!range.matches() || Integer.parseInt(range.group(1)) > Integer.parseInt(range.group(2))) {
      throw new PluginException(
          "penalties="
              + value
              + ": two exponents of ten are needed, the smaller first, such as penalties=-6..9");
    }
    return Estimator.powersOfTen(
        Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
  }

  private static <T extends Enum<T>> T one(String name, String value, T[] values) {
    return Arrays.stream(values)
        .filter(v -> word(v).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new PluginException(
                    name
                        + "="
                        + value
                        + ": use "
                        + Arrays.stream(values)
                            .map(Settings::word)
                            .collect(Collectors.joining(", "))));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
