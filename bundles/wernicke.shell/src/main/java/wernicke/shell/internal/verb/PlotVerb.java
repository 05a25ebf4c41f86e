package wernicke.shell.internal.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Suggest;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.UsageException;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.service.Services;

/** {@code plot}: pictures of a score. */
final class PlotVerb implements Verb {
  /** What {@code --kind} takes. */
  static final List<String> KINDS = List.of("layers", "subjects", "rois", "brain");

  private final Services services;
  private final Lookup lookup;
  private final Drawing drawing;
  private final Neuroids neuroids;

  PlotVerb(Services services, Lookup lookup, Drawing drawing) {
    this.services = services;
    this.lookup = lookup;
    this.drawing = drawing;
    this.neuroids = new Neuroids(services);
  }

  @Override
  public Usage usage() {
    return Usage.of("plot", "draws results, one in detail or several together: SVG, PNG, PDF")
        .parameter("result", "first digits of a result, or a model", Kind.RESULT_OR_MODEL)
        .more(
            "result or benchmark",
            "further ones for one picture; after models their benchmark",
            Kind.RESULT_OR_BENCHMARK)
        .option(
            "kind", "picture", "only this: layers, subjects, rois by layers, brain", Kind.PICTURE)
        .option("layer", "name", "with --kind brain: this layer, not the best", Kind.LAYER)
        .option("out", "folder", "where to; default figures/ in the home", Kind.FOLDER);
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    String kind = arguments.option("kind").orElse("");
    if (arguments.option("layer").isPresent() && !kind.equals("brain")) {
      throw arguments.wrong("--layer needs --kind brain");
    }
    List<Score> scores = scores(arguments.all(), terminal);
    if (scores.size() > 1 && !kind.isEmpty()) {
      throw arguments.wrong("--kind draws one result, not " + scores.size());
    }
    Optional<String> out = arguments.option("out");
    List<Path> files =
        scores.size() > 1
            ? services.figures().together(scores, drawing.folder(out, terminal.cwd()))
            : draw(
                kind,
                scores.get(0),
                arguments.option("layer"),
                drawing.stem(scores.get(0), out, terminal.cwd()));
    files.forEach(terminal.out()::println);
    return Exit.OK;
  }

  /** Results by their digits, or models and, last, the benchmark that they were scored on. */
  private List<Score> scores(List<String> words, Terminal terminal) {
    int models = words.size() - 1;
    if (models > 0 && !lookup.isResult(words.get(models))) {
      String benchmark = words.get(models);
      return words.subList(0, models).stream()
          .map(m -> lookup.latest(m, benchmark, terminal))
          .toList();
    }
    return words.stream().map(lookup::score).toList();
  }

  private List<Path> draw(String kind, Score score, Optional<String> layer, Path stem) {
    return switch (kind) {
      case "" -> services.figures().draw(score, drawing.controlsBeside(score), stem);
      case "layers" -> services.figures().layers(score, drawing.controlsBeside(score), stem);
      case "subjects" -> services.figures().subjects(score, drawing.controlsBeside(score), stem);
      case "rois" -> services.figures().rois(neuroids.table(score, Optional.empty()), stem);
      case "brain" -> {
        String shown = layer.orElseGet(() -> best(score));
        yield services.figures().brain(neuroids.table(score, Optional.of(shown)), stem);
      }
      default ->
          throw Suggest.unknown(
              "picture", kind, KINDS, "--kind takes layers, subjects, rois, brain");
    };
  }

  private static String best(Score score) {
    if (score.bestLayer().isEmpty()) {
      throw new UsageException("no layer is the best of this result: name one with --layer");
    }
    return score.bestLayer();
  }
}
