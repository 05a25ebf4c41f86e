package wernicke.analysis.internal.plot;

import java.util.Optional;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.words.Numbers;
import wernicke.api.job.Score;
import wernicke.api.report.KnownAnswer;

/** Where the raw score of a simulation must lie, if its {@link KnownAnswer} is to this score. */
public record Expectation(double low, double high) {
  public static Optional<Expectation> of(Score score) {
    return KnownAnswer.of(score)
        .map(answer -> answer.ranges().get("raw"))
        .map(range -> new Expectation(range.low(), range.high()));
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
