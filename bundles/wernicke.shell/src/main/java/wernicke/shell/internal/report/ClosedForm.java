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
 * and {@code expected.layer}.
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

  private ClosedForm() {}

  /**
   * All comparisons that the notes allow.
   *
   * @throws PluginException if the notes have none, or hold something that is no number
   */
  public static List<Check> of(Score score) {
    List<Check> checks = new ArrayList<>();
    between("raw", score.raw(), score.notes(), checks);
    between("ceiling", score.ceiling(), score.notes(), checks);
    between("score", score.score(), score.notes(), checks);
    between("nested", score.nested(), score.notes(), checks);
    String layer = score.notes().get("expected.layer");
    if (layer != null) {
      boolean holds = layer.equals(score.bestLayer());
      checks.add(new Check("best layer", score.bestLayer(), layer, holds));
    }
    if (checks.isEmpty()) {
      throw new PluginException(
          "the score of "
              + score.benchmark()
              + " carries no closed-form answer (notes expected.*): update its data set's bundle");
    }
    return checks;
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
    String low = notes.get("expected." + quantity + ".low");
    String high = notes.get("expected." + quantity + ".high");
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
          "the note expected." + quantity + " holds '" + text + "', which is no number", e);
    }
  }
}
