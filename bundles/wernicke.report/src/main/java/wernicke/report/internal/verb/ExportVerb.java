package wernicke.report.internal.verb;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.Score;
import wernicke.api.report.NeuroidFiles;
import wernicke.api.store.Journal;
import wernicke.console.internal.text.Json;
import wernicke.report.internal.score.Neuroids;

/** {@code export}: results, or the neuroids of one score, into files. */
@Component(service = Verb.class, property = "service.ranking:Integer=750")
public final class ExportVerb implements Verb {
  private final NeuroidFiles files;
  private final ResultLookup lookup;
  private final ResultFilter filter;
  private final Neuroids neuroids;

  @Activate
  public ExportVerb(@Reference NeuroidFiles files, @Reference Journal journal) {
    this.files = files;
    this.lookup = new ResultLookup(journal);
    this.filter = new ResultFilter(journal);
    this.neuroids = new Neuroids(() -> journal);
  }

  @Override
  public Usage usage() {
    return ResultFilter.options(
            Usage.of("export", "writes results, or the neuroids of one score, into a file")
                .parameter(
                    "file",
                    "its ending chooses the form: .csv .json; neuroids: .csv .npy .nii .nii.gz",
                    Kind.FILE))
        .option("neuroids", "result", "one value per neuroid and layer of this", Kind.RESULT)
        .option("layer", "name", "with --neuroids: only this layer", Kind.LAYER)
        .flag("force", "overwrite files that exist")
        .example("export scores.csv --model gpt2", "every score of a model, with all digits")
        .example("export voxels.nii.gz --neuroids 0a1b2c", "a map of the brain for each layer");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Path file = terminal.path(arguments.get(0));
    return arguments.option("neuroids").isPresent()
        ? neuroids(file, arguments, terminal)
        : results(file, arguments, terminal);
  }

  private int neuroids(Path file, Arguments arguments, Terminal terminal) {
    for (String option : ResultFilter.written(arguments)) {
      throw arguments.wrong("--neuroids names one result: leave --" + option + " out");
    }
    Score score = lookup.score(arguments.option("neuroids").orElseThrow());
    files
        .write(neuroids.table(score, arguments.option("layer")), file, arguments.flag("force"))
        .forEach(terminal.out()::println);
    return Exit.OK;
  }

  private int results(Path file, Arguments arguments, Terminal terminal) {
    if (arguments.option("layer").isPresent()) {
      throw arguments.wrong("--layer needs --neuroids <result>");
    }
    boolean csv = csv(file, arguments);
    Outcomes all = filter.of(arguments);
    Outcomes written = csv ? all.ofOneTable(terminal) : all;
    String text = csv ? written.csv() : Json.text(written.json()) + "\n";
    Exports.write(file, text, arguments.flag("force"));
    terminal.out().println(written.counted() + " written to " + file);
    return Exit.OK;
  }

  private static boolean csv(Path file, Arguments arguments) {
    if (file.toString().endsWith(".csv") || file.toString().endsWith(".json")) {
      return file.toString().endsWith(".csv");
    }
    throw arguments.wrong("the file must end in .csv or .json");
  }
}
