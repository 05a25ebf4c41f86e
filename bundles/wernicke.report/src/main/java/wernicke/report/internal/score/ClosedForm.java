package wernicke.report.internal.score;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import wernicke.api.job.Score;
import wernicke.api.report.KnownAnswer;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;

/** Compares a score of a simulation with the {@link KnownAnswer} of its closed form. */
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
   * All comparisons that the answer allows; none if it is not to this score.
   *
   * @throws wernicke.api.PluginException if a note holds something that is no number
   */
  public static List<Check> of(Score score) {
    return KnownAnswer.of(score).map(answer -> checks(score, answer)).orElse(List.of());
  }

  private static List<Check> checks(Score score, KnownAnswer answer) {
    List<Check> checks = new ArrayList<>();
    between("raw", score.raw(), answer, checks);
    between("ceiling", score.ceiling(), answer, checks);
    between("score", score.score(), answer, checks);
    between("nested", score.nested(), answer, checks);
    answer
        .layer()
        .ifPresent(
            layer -> {
              boolean holds = layer.equals(score.bestLayer());
              checks.add(new Check("best layer", score.bestLayer(), layer, holds));
            });
    return checks;
  }

  /** Whether all hold. */
  public static boolean holds(List<Check> checks) {
    return checks.stream().allMatch(Check::holds);
  }

  /** A row for each comparison. */
  static Table table(List<Check> checks) {
    Table table = new Table("closed form", ">found", "expected", "");
    for (Check check : checks) {
      String verdict = check.holds() ? "as it should be" : "WRONG";
      table.row(check.quantity(), check.found(), check.expected(), verdict);
    }
    return table;
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
      String quantity, double value, KnownAnswer answer, List<Check> checks) {
    KnownAnswer.Range range = answer.ranges().get(quantity);
    if (range != null) {
      String interval = Texts.interval(range.low(), range.high());
      checks.add(new Check(quantity, Texts.number(value), interval, range.holds(value)));
    }
  }
}
