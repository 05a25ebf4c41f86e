package wernicke.shell.internal.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Suggest;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.UsageException;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.Controls;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.ScoreCsv;
import wernicke.shell.internal.report.ScoreJson;
import wernicke.shell.internal.report.Table;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.Services;

/** {@code results result export plot}. */
final class ResultVerbs {
  private final Services services;
  private final Lookup lookup;
  private final Drawing drawing;

  ResultVerbs(Services services, Lookup lookup, Drawing drawing) {
    this.services = services;
    this.lookup = lookup;
    this.drawing = drawing;
  }

  List<Verb> all() {
    return List.of(
        new Simple(
            filtered(Usage.of("results", "lists the scores in the store"))
                .flag("csv", "print CSV with all digits instead of a table")
                .json(),
            this::list),
        new Simple(
            Usage.of("result", "shows a score in full")
                .parameter("result", "its first digits, see 'results'", Kind.RESULT)
                .json(),
            this::show),
        new Simple(
            filtered(
                    Usage.of("export", "writes scores into a file, .csv or .json")
                        .parameter("file", "its ending chooses the form", Kind.FILE))
                .flag("force", "overwrite the file if it exists"),
            this::export),
        new Simple(
            Usage.of("plot", "draws a score: layer curve and subject dots, SVG and PNG")
                .parameter("result", "first digits of a result, or a model", Kind.RESULT_OR_MODEL)
                .optional("benchmark", "with a model: the benchmark", Kind.BENCHMARK)
                .option("out", "folder", "where to; default figures/ in the home", Kind.FOLDER),
            this::plot));
  }

  private static Usage filtered(Usage usage) {
    return usage
        .option("model", "id", "only scores of this model", Kind.MODEL)
        .option("benchmark", "id", "only scores on this benchmark", Kind.BENCHMARK);
  }

  private int list(Arguments arguments, Terminal terminal) {
    List<Score> scores = selected(arguments);
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(Json.array(scores, ScoreJson::of)));
    } else if (arguments.flag("csv")) {
      terminal.out().print(ScoreCsv.of(scores));
    } else if (scores.isEmpty()) {
      terminal.err().println("no results: 'score <model> <benchmark>' makes one");
    } else {
      table(scores).print(terminal.out());
      warn(scores, terminal);
    }
    return Exit.OK;
  }

  private static Table table(List<Score> scores) {
    Table table =
        new Table(
            "result",
            "model",
            "benchmark",
            "metric",
            "cv",
            ">raw",
            ">ceiling",
            ">score",
            ">error",
            "best layer",
            ">n");
    for (Score score : scores) {
      table.row(
          Texts.hash(score.id()),
          score.model(),
          score.benchmark(),
          score.metric(),
          score.cv(),
          Texts.number(score.raw()),
          Texts.number(score.ceiling()),
          Texts.number(score.score()),
          Texts.number(score.error()),
          score.bestLayer(),
          String.valueOf(score.presentations()));
    }
    return table;
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
    ScoreVerb.print(score, Controls.NONE, arguments.flag("json"), terminal);
    return Exit.OK;
  }

  private int export(Arguments arguments, Terminal terminal) throws IOException {
    Path file = Drawing.resolve(terminal.cwd(), arguments.get(0));
    String name = file.toString();
    List<Score> scores = selected(arguments);
    String text;
    if (name.endsWith(".csv")) {
      text = ScoreCsv.of(scores);
    } else if (name.endsWith(".json")) {
      text = Json.text(Json.array(scores, ScoreJson::of)) + "\n";
    } else {
      throw arguments.wrong("the file must end in .csv or .json");
    }
    Exports.write(file, text, arguments.flag("force"));
    terminal.out().println(Texts.count(scores.size(), "score") + " written to " + file);
    return Exit.OK;
  }

  private int plot(Arguments arguments, Terminal terminal) {
    Score score =
        arguments.find(1).isPresent()
            ? lookup.latest(arguments.get(0), arguments.get(1))
            : lookup.score(arguments.get(0));
    List<Score> controls = drawing.controlsBeside(score);
    drawing
        .draw(score, controls, arguments.option("out"), terminal.cwd())
        .forEach(terminal.out()::println);
    return Exit.OK;
  }

  private List<Score> selected(Arguments arguments) {
    List<Score> scores = services.journal().scores();
    List<Score> ofModel = narrowed(scores, "model", Score::model, arguments);
    return narrowed(ofModel, "benchmark", Score::benchmark, arguments);
  }

  private static List<Score> narrowed(
      List<Score> scores, String option, Function<Score, String> id, Arguments arguments) {
    if (arguments.option(option).isEmpty()) {
      return scores;
    }
    String wanted = arguments.option(option).get();
    List<Score> found = scores.stream().filter(s -> id.apply(s).equals(wanted)).toList();
    if (found.isEmpty()) {
      throw unknown(option, wanted, new TreeSet<>(scores.stream().map(id).toList()));
    }
    return found;
  }

  private static UsageException unknown(String option, String wanted, Set<String> known) {
    return Suggest.unknown(
        option + " among the results", wanted, known, "'results' lists what has been scored");
  }
}
