package wernicke.api.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wernicke.api.PluginException;
import wernicke.api.job.Score;
import wernicke.api.job.Setting;

/**
 * Where the numbers of a simulation must lie, from its closed form: the notes {@code
 * expected.<quantity>.low} and {@code .high}, and {@code expected.layer}. They hold for the model,
 * metric and cross-validation of the notes {@code expected.model}, {@code expected.metric} and
 * {@code expected.cv} (any if there is no such note), with all else as the benchmark does it.
 *
 * @param ranges quantity to the interval of its right values
 * @param layer the layer that must be the best; empty if any may be
 */
public record KnownAnswer(Map<String, Range> ranges, Optional<String> layer) {
  private static final String PREFIX = "expected.";
  private static final Set<String> NOTED = Set.of(Setting.METRIC, Setting.CV);

  /** An interval, ends included. */
  public record Range(double low, double high) {
    /** Whether a value lies in it; NaN never does. */
    public boolean holds(double value) {
      return low <= value && value <= high;
    }
  }

  public KnownAnswer {
    ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
  }

  /** Whether a note is one of these, rather than one for people. */
  public static boolean note(String key) {
    return key.startsWith(PREFIX);
  }

  /** Whether the data of a score are simulated with a known answer, be it to this or not. */
  public static boolean simulated(Score score) {
    return score.notes().keySet().stream().anyMatch(KnownAnswer::note);
  }

  /** What the answer is known for, in words; such as {@code tiny-gpt2-books, ridge}. */
  public static String scope(Score score) {
    return Stream.of("model", "metric", "cv")
        .map(key -> score.notes().get(PREFIX + key))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  /**
   * The answer to a score; empty if there is none for it.
   *
   * @throws PluginException if a note holds something that is no number
   */
  public static Optional<KnownAnswer> of(Score score) {
    if (!applies(score)) {
      return Optional.empty();
    }
    Map<String, String> notes = score.notes();
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (String key : new TreeSet<>(notes.keySet())) {
      String quantity = key.replaceFirst("^expected\\.(.*)\\.low$", "$1");
      if (!quantity.equals(key) && notes.containsKey(PREFIX + quantity + ".high")) {
        ranges.put(quantity, range(quantity, notes));
      }
    }
    Optional<String> layer = Optional.ofNullable(notes.get(PREFIX + "layer"));
    return ranges.isEmpty() && layer.isEmpty()
        ? Optional.empty()
        : Optional.of(new KnownAnswer(ranges, layer));
  }

  private static boolean applies(Score score) {
    Map<String, String> notes = score.notes();
    return NOTED.containsAll(score.settings().keySet())
        && notes.getOrDefault(PREFIX + "model", score.model()).equals(score.model())
        && notes.getOrDefault(PREFIX + "metric", score.metric()).equals(score.metric())
        && notes.getOrDefault(PREFIX + "cv", score.cv()).equals(score.cv());
  }

  private static Range range(String quantity, Map<String, String> notes) {
    String name = PREFIX + quantity;
    return new Range(number(name + ".low", notes), number(name + ".high", notes));
  }

  private static double number(String key, Map<String, String> notes) {
    try {
      return Double.parseDouble(notes.get(key));
    } catch (NumberFormatException e) {
      throw new PluginException(
          "the note %s of the score is no number: '%s'".formatted(key, notes.get(key)), e);
    }
  }
}
