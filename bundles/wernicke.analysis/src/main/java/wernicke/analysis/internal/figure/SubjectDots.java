package wernicke.analysis.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import wernicke.analysis.internal.draw.Mark.Area;
import wernicke.analysis.internal.draw.Mark.Dot;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.plot.Look;
import wernicke.analysis.internal.plot.NameAxis;
import wernicke.analysis.internal.plot.Palette;
import wernicke.analysis.internal.plot.Plot;
import wernicke.analysis.internal.words.LayerNames;
import wernicke.analysis.internal.words.Notes;
import wernicke.analysis.internal.words.Numbers;
import wernicke.analysis.internal.words.Quantity;
import wernicke.analysis.internal.words.ResultNames;
import wernicke.api.job.Score;
import wernicke.api.job.Statistic;

/** The raw score of every subject at the best layer, with median and spread; controls beside. */
final class SubjectDots {
  private static final double WIDEST = 150;

  private final List<Score> scores;
  private final Plot plot;

  private SubjectDots(List<Score> scores, Plot plot) {
    this.scores = scores;
    this.plot = plot;
  }

  /** The picture; controls without subjects are left out. */
  static Scene of(Score score, List<Score> controls) {
    List<Score> scores =
        Stream.concat(Stream.of(score), controls.stream().filter(c -> !c.subjects().isEmpty()))
            .toList();
    DoubleStream values =
        scores.stream().flatMapToDouble(s -> s.subjects().values().stream().mapToDouble(v -> v));
    Plot plot =
        new Plot(
            score,
            Quantity.of(score).name() + " of a subject",
            values,
            List.of(),
            Optional.empty());
    SubjectDots dots = new SubjectDots(scores, plot);
    for (int i = 0; i < scores.size(); i++) {
      dots.column(i);
    }
    NameAxis.draw(
        plot.span(), LayerNames.titled(ResultNames.of(scores), "model and controls"), plot::add);
    return plot.scene(notes(score));
  }

  private static List<String> notes(Score score) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "One dot or symbol per subject, at the best layer ("
            + score.bestLayer()
            + "). Line, box and number: median ± median absolute deviation.");
    Notes.interval(score, Statistic.LOW, Statistic.HIGH)
        .ifPresent(
            ends -> notes.add("Median of " + score.model() + ": bootstrap 95 % " + ends + "."));
    notes.add(Notes.source(score));
    return notes;
  }

  private void column(int i) {
    Score score = scores.get(i);
    double x = plot.x(i, scores.size());
    double half = Math.min(WIDEST, 0.8 * plot.room(scores.size())) / 2;
    Look look = i == 0 ? null : Look.control(i - 1);
    String colour = i == 0 ? Palette.MODEL : look.colour();
    Spread spread = Spread.of(score.subjects().values());
    if (Double.isNaN(spread.median())) {
      plot.caption(i, scores.size(), Numbers.text(spread.median()), Palette.TEXT);
      return;
    }
    double median = plot.y(spread.median());
    double low = plot.y(spread.median() - spread.deviation());
    double high = plot.y(spread.median() + spread.deviation());
    plot.add(Area.box(x - half, high, x + half, low, colour, 0.16));
    swarm(score.subjects(), x, half, look);
    plot.add(Line.of(x - half, median, x + half, median, Palette.TEXT, 1.8));
    double deviation = scores.size() > 6 ? Double.NaN : spread.deviation();
    plot.caption(i, scores.size(), Numbers.text(spread.median(), deviation), Palette.TEXT);
  }

  private void swarm(Map<String, Double> subjects, double x, double half, Look look) {
    SubjectSwarm swarm = SubjectSwarm.of(subjects, plot::y, half);
    for (SubjectSwarm.Place at : swarm.places()) {
      plot.add(
          look == null
              ? new Dot(x + at.shift(), at.y(), swarm.radius(), Palette.MODEL, at.tip())
              : look.shape()
                  .at(x + at.shift(), at.y(), swarm.radius(), look.colour(), true, at.tip()));
    }
  }
}
