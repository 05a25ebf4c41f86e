package wernicke.report.internal.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wernicke.api.console.Terminal;
import wernicke.api.job.Score;
import wernicke.api.job.Statistic;
import wernicke.api.report.KnownAnswer;
import wernicke.api.report.Measures;
import wernicke.api.report.ResultName;
import wernicke.console.internal.text.Lines;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;

/** A score for people: what was compared, every layer, the one number, the controls beside it. */
public final class ScoreText {
  private final Score score;
  private final Controls controls;
  private final Optional<Measures> measures;
  private final Terminal terminal;
  private final Lines lines;

  private ScoreText(
      Score score, Controls controls, Optional<Measures> measures, Terminal terminal) {
    this.score = score;
    this.controls = controls;
    this.measures = measures;
    this.terminal = terminal;
    this.lines = new Lines(terminal.out(), terminal.width());
  }

  /**
   * Prints it.
   *
   * @param measures what stands in place of a raw score that would mean nothing
   */
  public static void print(
      Score score, Controls controls, Optional<Measures> measures, Terminal terminal) {
    ScoreText text = new ScoreText(score, controls, measures, terminal);
    text.head();
    measures.ifPresentOrElse(text::measures, text::layers);
    text.result();
    text.subjects();
    text.controls();
    text.notes();
    text.closedForm();
    text.origin();
  }

  private void head() {
    line("model", score.model());
    line("benchmark", score.benchmark());
    line("metric", score.metric());
    line("cv", score.cv());
    String asked = ResultName.of(score).besides();
    if (!asked.isEmpty()) {
      line("settings", asked);
    }
    line("data", data());
    line("ceiling", ceiling());
    terminal.out().println();
  }

  private String data() {
    return Texts.count(score.presentations(), "presentation")
        + " used, "
        + Texts.count(score.neuroids(), "neuroid")
        + ", "
        + subjectCount();
  }

  private String ceiling() {
    return Double.isNaN(score.ceiling())
        ? score.ceilingMethod()
        : Texts.number(score.ceiling()) + " (" + score.ceilingMethod() + ")";
  }

  private void measures(Measures shown) {
    MeasuresText.print(shown, terminal);
    terminal.out().println();
  }

  private void layers() {
    Table table = new Table("layer", ">raw", ">error", "").wrapping();
    for (Score.Layer layer : score.layers()) {
      String why = score.reasons().getOrDefault(layer.name(), "");
      String mark = layer.name().equals(score.bestLayer()) && why.isEmpty() ? "<- best" : why;
      table.row(layer.name(), Texts.number(layer.raw()), Texts.number(layer.error()), mark);
    }
    table.print(terminal);
    Optional.ofNullable(score.reasons().get("layers"))
        .ifPresent(why -> lines.text("(" + why + ")"));
    terminal.out().println();
  }

  private void result() {
    if (measures.isPresent()) {
      line("raw", none(Statistic.MEASURES, "") + ": one value for each measure above");
      line("score", "- (there is no one raw score)");
      return;
    }
    line("best layer", score.bestLayer());
    raw();
    line("95 % interval", interval());
    line("nested choice", nested());
    line("score", normalised());
    line("error", error());
    statistics();
  }

  private void raw() {
    if (!score.behavioural()) {
      line("raw", Texts.number(score.raw()));
      return;
    }
    String signed = String.format(Locale.ROOT, "%+.4f (signed)", score.raw());
    Optional<Correlation> kind = Correlation.of(score);
    line(kind.map(k -> k.word() + " r").orElse("raw"), signed);
    kind.ifPresent(k -> line("|r|", Texts.number(Math.abs(score.raw()))));
  }

  private String interval() {
    String interval = ScoreWords.interval(score);
    return interval.equals("-")
        ? none(Statistic.NO_INTERVAL, "an older version made this result: score again")
        : interval + " (of raw: bootstrap over " + subjectCount() + ")";
  }

  private String subjectCount() {
    return Texts.count(score.subjects().size(), "subject");
  }

  /** The same data, aggregated and normalised otherwise. */
  private void statistics() {
    Map<String, Double> numbers = score.statistics();
    if (numbers.containsKey(Statistic.PER_SUBJECT)) {
      line("per subject", Texts.number(numbers.get(Statistic.PER_SUBJECT)) + perSubject(numbers));
    }
    if (numbers.containsKey(Statistic.NOISE_NORMALISED)) {
      line(
          "per neuroid",
          Texts.number(numbers.get(Statistic.NOISE_NORMALISED))
              + " (each by its own ceiling, median)");
    }
    columns();
    if (numbers.containsKey(Statistic.SIGNIFICANT)) {
      double percent = 100 * numbers.get(Statistic.SIGNIFICANT);
      line(
          "significant",
          String.format(Locale.ROOT, "%.1f %% of neuroids (adjusted p <= 0.05)", percent));
    }
  }

  /** Columns of single neuroids, such as unique variance. */
  private void columns() {
    score
        .statistics()
        .forEach(
            (name, value) -> {
              if (!Statistic.NAMES.contains(name)) {
                line(name, Texts.number(value) + " (median over neuroids)");
              }
            });
  }

  private static String perSubject(Map<String, Double> numbers) {
    return numbers.containsKey(Statistic.LOW)
        ? " (median over subjects; bootstrap 95 %% %s to %s)"
            .formatted(
                Texts.number(numbers.get(Statistic.LOW)), Texts.number(numbers.get(Statistic.HIGH)))
        : " (median over subjects)";
  }

  private String nested() {
    String meaning = score.layers().size() > 1 ? " (layer chosen on the training folds)" : "";
    return Double.isNaN(score.nested())
        ? none("nested", "")
        : Texts.number(score.nested()) + meaning;
  }

  /** A number that is not there, and why. */
  private String none(String number, String usual) {
    String why = score.reasons().getOrDefault(number, usual);
    return why.isEmpty() ? "-" : "- (" + why + ")";
  }

  private String normalised() {
    if (Double.isNaN(score.score())) {
      return none("score", "no ceiling to divide by");
    }
    String mark =
        score.score() < 0 || score.score() > 1 ? "  ! outside [0, 1], shown as it is" : "";
    return Texts.number(score.score()) + " (raw / ceiling)" + mark;
  }

  private String error() {
    return Double.isNaN(score.error())
        ? none("error", "no subjects to take it over")
        : Texts.number(score.error()) + " (median absolute deviation over " + subjectCount() + ")";
  }

  private void subjects() {
    List<String> cells = new ArrayList<>();
    score.subjects().forEach((id, raw) -> cells.add(id + " " + Texts.number(raw)));
    lines.wrapped("subjects", cells);
  }

  private void controls() {
    if (!controls.empty()) {
      terminal.out().println();
      controls.table().print(terminal);
    }
  }

  private void notes() {
    Map<String, String> notes = new TreeMap<>(score.notes());
    notes.keySet().removeIf(KnownAnswer::note);
    if (!notes.isEmpty()) {
      terminal.out().println();
      notes.forEach(
          (key, value) -> line("note", value.startsWith(key) ? value : key + ": " + value));
    }
  }

  private void closedForm() {
    List<ClosedForm.Check> checks = ClosedForm.of(score);
    if (checks.isEmpty() && !KnownAnswer.simulated(score)) {
      return;
    }
    terminal.out().println();
    if (checks.isEmpty()) {
      line("closed form", "none for this: it is known for " + KnownAnswer.scope(score) + " alone");
      return;
    }
    ClosedForm.table(checks).print(terminal);
  }

  private void origin() {
    terminal.out().println();
    OriginText.print(score, lines);
  }

  private void line(String head, String text) {
    lines.line(head, text);
  }
}
