package wernicke.analysis.internal;

import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.draw.Mark;
import wernicke.api.PluginException;
import wernicke.api.job.Score;

/**
 * Where the raw score of a simulation must lie, from its closed form (notes {@code
 * expected.raw.low} and {@code expected.raw.high}), for the one model, metric and cross-validation
 * that it holds for (notes {@code expected.model}, {@code expected.metric} and {@code expected.cv};
 * any if there is no such note).
 */
record Expectation(double low, double high) {
  private static final String LOW = "expected.raw.low";
  private static final String HIGH = "expected.raw.high";

  static Optional<Expectation> of(Score score) {
    Map<String, String> notes = score.notes();
    boolean applies =
        notes.getOrDefault("expected.model", score.model()).equals(score.model())
            && notes.getOrDefault("expected.metric", score.metric()).equals(score.metric())
            && notes.getOrDefault("expected.cv", score.cv()).equals(score.cv());
    return applies && notes.containsKey(LOW) && notes.containsKey(HIGH)
        ? Optional.of(new Expectation(number(notes, LOW), number(notes, HIGH)))
        : Optional.empty();
  }

  private static double number(Map<String, String> notes, String key) {
    try {
      return Double.parseDouble(notes.get(key));
    } catch (NumberFormatException e) {
      throw new PluginException(
          "the note " + key + " of the score is no number: '" + notes.get(key) + "'", e);
    }
  }

  DoubleStream values() {
    return DoubleStream.of(low, high);
  }

  /** The middle of the band, with its name. */
  Reference reference() {
    String label = "expected " + Numbers.text(low) + " to " + Numbers.text(high);
    return new Reference(label, (low + high) / 2, Palette.EXPECTED, 0.8, Mark.Dash.DOTTED, null);
  }
}
