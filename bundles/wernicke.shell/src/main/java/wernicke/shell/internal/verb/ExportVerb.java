package wernicke.shell.internal.verb;

import java.nio.file.Path;
import java.util.List;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.ScoreCsv;
import wernicke.shell.internal.report.ScoreJson;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.Services;

/** {@code export}: scores, or the neuroids of one score, into files. */
final class ExportVerb implements Verb {
  private final Services services;
  private final Lookup lookup;
  private final ScoreFilter filter;
  private final Neuroids neuroids;

  ExportVerb(Services services, Lookup lookup) {
    this.services = services;
    this.lookup = lookup;
    this.filter = new ScoreFilter(services);
    this.neuroids = new Neuroids(services);
  }

  @Override
  public Usage usage() {
    return ScoreFilter.options(
            Usage.of("export", "writes scores, or the neuroids of one score, into a file")
                .parameter(
                    "file",
                    "its ending chooses the form: .csv .json; neuroids: .csv .npy .nii .nii.gz",
                    Kind.FILE))
        .option("neuroids", "result", "one value per neuroid and layer of this", Kind.RESULT)
        .option("layer", "name", "with --neuroids: only this layer", Kind.LAYER)
        .flag("force", "overwrite files that exist");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Path file = Drawing.resolve(terminal.cwd(), arguments.get(0));
    return arguments.option("neuroids").isPresent()
        ? neuroids(file, arguments, terminal)
        : scores(file, arguments, terminal);
  }

  private int neuroids(Path file, Arguments arguments, Terminal terminal) {
    for (String option : List.of("model", "benchmark")) {
      if (arguments.option(option).isPresent()) {
        throw arguments.wrong("--neuroids names one result: leave --" + option + " out");
      }
    }
    Score score = lookup.score(arguments.option("neuroids").orElseThrow());
    services
        .neuroidFiles()
        .write(neuroids.table(score, arguments.option("layer")), file, arguments.flag("force"))
        .forEach(terminal.out()::println);
    return Exit.OK;
  }

  private int scores(Path file, Arguments arguments, Terminal terminal) {
    if (arguments.option("layer").isPresent()) {
      throw arguments.wrong("--layer needs --neuroids <result>");
    }
    List<Score> scores = filter.of(arguments);
    Exports.write(file, text(file.toString(), scores, arguments), arguments.flag("force"));
    terminal.out().println(Texts.count(scores.size(), "score") + " written to " + file);
    return Exit.OK;
  }

  private static String text(String name, List<Score> scores, Arguments arguments) {
    if (name.endsWith(".csv")) {
      return ScoreCsv.of(scores);
    } else if (name.endsWith(".json")) {
      return Json.text(ScoreJson.of(scores)) + "\n";
    }
    throw arguments.wrong("the file must end in .csv or .json");
  }
}
