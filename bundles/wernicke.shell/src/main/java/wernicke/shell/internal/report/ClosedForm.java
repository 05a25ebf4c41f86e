package wernicke.shell.internal.report;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wernicke.api.PluginException;
import wernicke.api.job.Score;

/**
 * Compares a score with the closed-form answers of a simulation: the notes {@code
 * expected.<quantity>.low} and {@code expected.<quantity>.high} of raw, ceiling, score and nested,
 * and {@code expected.layer}. They hold for one model, metric and cross-validation, if there are
 * the notes {@code expected.model}, {@code expected.metric} and {@code expected.cv}.
 */
public final class ClosedForm {
  /**
   * One comparison.
   *
   * @param quantity such as {@code raw}
   * @param found what was computed
   * @param expected what the closed form says
   * @param holds whether they agree
   */
  public record Check(String quantity, String found, String expected, boolean holds) {}

  private static final String PREFIX = "expected.";

  private ClosedForm() {}

  /** Whether a note is one of ours, rather than one for people. */
  static boolean note(String key) {
    return key.startsWith(PREFIX);
  }

  /**
   * All comparisons that the notes allow; none if they are of another model, metric or scheme.
   *
   * @throws PluginException if a note holds something that is no number
   */
  public static List<Check> of(Score score) {
    if (!applies(score)) {
      return List.of();
    }
    List<Check> checks = new ArrayList<>();
    between("raw", score.raw(), score.notes(), checks);
    between("ceiling", score.ceiling(), score.notes(), checks);
    between("score", score.score(), score.notes(), checks);
    between("nested", score.nested(), score.notes(), checks);
    String layer = score.notes().get(PREFIX + "layer");
    if (layer != null) {
      boolean holds = layer.equals(score.bestLayer());
      checks.add(new Check("best layer", score.bestLayer(), layer, holds));
    }
    return checks;
  }

  private static boolean applies(Score score) {
    Map<String, String> notes = score.notes();
    return notes.getOrDefault(PREFIX + "model", score.model()).equals(score.model())
        && notes.getOrDefault(PREFIX + "metric", score.metric()).equals(score.metric())
        && notes.getOrDefault(PREFIX + "cv", score.cv()).equals(score.cv());
  }

  /** Whether all hold. */
  public static boolean holds(List<Check> checks) {
    return checks.stream().allMatch(Check::holds);
  }

  /** As JSON. */
  public static JsonObject json(Check check) {
    JsonObject object = new JsonObject();
    object.addProperty("quantity", check.quantity());
    object.addProperty("found", check.found());
    object.addProperty("expected", check.expected());
    object.addProperty("holds", check.holds());
    return object;
  }

  private static void between(
      String quantity, double value, Map<String, String> notes, List<Check> checks) {
    String low = notes.get(PREFIX + quantity + ".low");
    String high = notes.get(PREFIX + quantity + ".high");
    if (low == null || high == null) {
      return;
    }
    double from = number(quantity, low);
    double to = number(quantity, high);
    String interval = "[" + Texts.number(from) + ", " + Texts.number(to) + "]";
    checks.add(new Check(quantity, Texts.number(value), interval, from <= value && value <= to));
  }

  private static double number(String quantity, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new PluginException(
          "the note " + PREFIX + quantity + " holds '" + text + "', which is no number", e);
    }
  }
}
