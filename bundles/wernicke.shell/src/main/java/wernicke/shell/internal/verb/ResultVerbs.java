package wernicke.shell.internal.verb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import wernicke.api.job.Score;
import wernicke.api.report.Regions;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.RegionsText;
import wernicke.shell.internal.report.ResultTable;
import wernicke.shell.internal.report.ScoreCsv;
import wernicke.shell.internal.report.ScoreJson;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.Services;

/** {@code results result export compare plot}. */
final class ResultVerbs {
  private final Services services;
  private final Lookup lookup;
  private final Scoring scoring;
  private final Drawing drawing;

  ResultVerbs(Services services, Lookup lookup, Scoring scoring, Drawing drawing) {
    this.services = services;
    this.lookup = lookup;
    this.scoring = scoring;
    this.drawing = drawing;
  }

  List<Verb> all() {
    return List.of(
        new Simple(
            Forget.resultOptions(
                    ScoreFilter.options(Usage.of("results", "lists the scores in the store")))
                .flag("csv", "print CSV with all digits instead of a table")
                .json(),
            this::list),
        new Simple(
            Usage.of("result", "shows a score in full")
                .parameter("result", "its first digits, see 'results'", Kind.RESULT)
                .flag("rois", "its regions instead: medians over neuroids, mean over splits")
                .json(),
            this::show),
        new ExportVerb(services, lookup),
        new CompareVerb(services, lookup),
        new PlotVerb(services, lookup, drawing));
  }

  private int list(Arguments arguments, Terminal terminal) {
    if (Forget.asked(arguments)) {
      return new Forget(services, lookup).result(arguments, terminal);
    }
    List<Score> scores = new ScoreFilter(services).of(arguments);
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(ScoreJson.of(scores)));
    } else if (arguments.flag("csv")) {
      terminal.out().print(ScoreCsv.of(scores));
    } else if (scores.isEmpty()) {
      terminal.err().println("no results: 'score <model> <benchmark>' makes one");
    } else {
      ResultTable.of(scores).print(terminal);
      warn(scores, terminal);
    }
    return Exit.OK;
  }

  private static void warn(List<Score> scores, Terminal terminal) {
    Map<String, TreeSet<String>> schemes =
        scores.stream()
            .collect(
                Collectors.groupingBy(
                    Score::benchmark,
                    Collectors.mapping(Score::cv, Collectors.toCollection(TreeSet::new))));
    schemes.forEach(
        (benchmark, used) -> {
          if (used.size() > 1) {
            terminal
                .err()
                .println(
                    "caution: scores on "
                        + benchmark
                        + " under different cross-validation schemes cannot be compared: "
                        + String.join(", ", used));
          }
        });
  }

  private int show(Arguments arguments, Terminal terminal) {
    Score score = lookup.score(arguments.get(0));
    if (arguments.flag("rois")) {
      Regions regions = Regions.of(new Neuroids(services).table(score, Optional.empty()));
      regions(regions, score, arguments.flag("json"), terminal);
      return Exit.OK;
    }
    new Printing(services).print(score, scoring.beside(score), arguments.flag("json"), terminal);
    return Exit.OK;
  }

  private static void regions(Regions regions, Score score, boolean json, Terminal terminal) {
    if (json) {
      terminal.out().println(Json.text(RegionsText.json(regions)));
    } else {
      RegionsText.print(regions, score.bestLayer(), terminal);
    }
    if (regions.without() > 0) {
      terminal
          .err()
          .println(Texts.count(regions.without(), "neuroid") + " without a region left out");
    }
  }
}
