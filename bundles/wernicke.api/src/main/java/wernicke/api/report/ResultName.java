package wernicke.api.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wernicke.api.job.Score;
import wernicke.api.job.Setting;

/**
 * The name of a result: model and benchmark, then what was asked otherwise than the benchmark does
 * by itself. Results that may differ in value differ in name; where two of those that are shown
 * still share one (other data, other weights, another version), their first digits are added.
 *
 * @param settings as {@link Score#settings}
 * @param digits the result's first digits where they are needed; empty otherwise
 */
public record ResultName(
    String model, String benchmark, Map<String, String> settings, String digits) {
  private static final int DIGITS = 12;

  public ResultName {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The name of a result that is shown alone. */
  public static ResultName of(Score score) {
    return new ResultName(score.model(), score.benchmark(), score.settings(), "");
  }

  /**
   * The names of results that are shown together, or may be taken for each other.
   *
   * @return id of the result to its name, in the order given
   */
  public static Map<String, ResultName> of(Collection<Score> scores) {
    Map<ResultName, List<Score>> bearers =
        scores.stream().collect(Collectors.groupingBy(ResultName::of));
    Map<String, ResultName> names = new LinkedHashMap<>();
    for (Score score : scores) {
      ResultName name = of(score);
      boolean shared = bearers.get(name).stream().anyMatch(s -> !s.id().equals(score.id()));
      names.put(score.id(), shared ? name.with(score) : name);
    }
    return names;
  }

  /** The same with the digits of its result. */
  public ResultName with(Score score) {
    return new ResultName(model, benchmark, settings, digits(score));
  }

  /** {@code tiny-gpt2-books on Demo-ridge (cv shuffle:10:seed=1, window 20)}. */
  public String text() {
    String asked = asked();
    return model + " on " + benchmark + (asked.isEmpty() ? "" : " (" + asked + ")");
  }

  /** All that is not default: {@code cv shuffle:10:seed=1, window 20}; empty if all is. */
  public String asked() {
    return told(settings);
  }

  /** The same beside a metric and a cross-validation that are told already. */
  public String besides() {
    Map<String, String> rest = new LinkedHashMap<>(settings);
    rest.remove(Setting.METRIC);
    rest.remove(Setting.CV);
    return told(rest);
  }

  /** The model, and what was asked of it otherwise than of another, which stands beside it. */
  public String beside(ResultName other) {
    Map<String, String> rest = new LinkedHashMap<>(settings);
    rest.entrySet().removeAll(other.settings().entrySet());
    String told = told(rest);
    return told.isEmpty() ? model : model + " (" + told + ")";
  }

  /** Settings in words: {@code cv shuffle:10:seed=1, window 20}. */
  public static String words(Map<String, String> settings) {
    List<String> words = new ArrayList<>();
    settings.forEach((name, value) -> words.add(word(name, value)));
    return String.join(", ", words);
  }

  private String told(Map<String, String> some) {
    String result = digits.isEmpty() ? "" : "result " + digits;
    String words = words(some);
    return words.isEmpty() || result.isEmpty() ? words + result : words + ", " + result;
  }

  private static String word(String name, String value) {
    if (value.equals(Setting.YES)) {
      return name;
    }
    return name + " " + shown(name, value);
  }

  private static String shown(String name, String value) {
    return name.equals(Setting.LAYERS) ? Ranges.shortened(value) : value;
  }

  private static String digits(Score score) {
    return score.id().substring(0, Math.min(DIGITS, score.id().length()));
  }

  /**
   * How the names of files about a result begin, of characters that every system takes: {@code
   * tiny-gpt2-books_Demo-ridge_window-20}. Where some had to be replaced or left out the digits of
   * the result are added, so that no two results share a file.
   *
   * @param score the one that has this name
   */
  public String file(Score score) {
    FileStem stem = new FileStem().part(model).part(benchmark);
    settings.forEach((name, value) -> stem.part(name + "-" + shown(name, value)));
    return stem.complete() && digits.isEmpty() ? stem.text() : stem.text() + "_" + digits(score);
  }
}
