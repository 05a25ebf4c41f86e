package wernicke.analysis.internal.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.job.Score;
import wernicke.api.job.Statistic;

/** Lines at the foot of a figure: what it shows, and what one must know to read it. */
public final class Notes {
  private Notes() {}

  /**
   * The notes of a score.
   *
   * @param error how the figure shows the error over subjects: band, whisker
   */
  public static List<String> of(Score score, String error) {
    List<String> notes = new ArrayList<>();
    String how =
        score.behavioural()
            ? "Signed, as it is."
            : Quantity.of(score).over().isEmpty()
                ? "Mean over splits."
                : capital(Quantity.of(score).over()) + ", mean over splits.";
    boolean errors = score.layers().stream().anyMatch(l -> !Double.isNaN(l.error()));
    notes.add(
        how
            + (errors
                ? " The " + error + " is ± the median absolute deviation over subjects."
                : ""));
    interval(score, Statistic.RAW_LOW, Statistic.RAW_HIGH)
        .ifPresent(
            ends -> notes.add("Best layer, raw: bootstrap over subjects, 95 % " + ends + "."));
    if (!score.ceilingMethod().isBlank()) {
      notes.add("Ceiling: " + score.ceilingMethod() + ".");
    }
    notes.add(source(score));
    return notes;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Both ends of an interval; empty if there is none. */
  public static Optional<String> interval(Score score, String low, String high) {
    Map<String, Double> numbers = score.statistics();
    return numbers.containsKey(low) && numbers.containsKey(high)
        ? Optional.of(Numbers.text(numbers.get(low)) + " to " + Numbers.text(numbers.get(high)))
        : Optional.empty();
  }

  /** Which score a figure shows, to find it again. */
  public static String source(Score score) {
    return "Wernicke " + score.version() + ", score " + id(score);
  }

  /** The first digits of a score's id: enough to find it. */
  public static String id(Score score) {
    return score.id().substring(0, Math.min(12, score.id().length()));
  }
}
