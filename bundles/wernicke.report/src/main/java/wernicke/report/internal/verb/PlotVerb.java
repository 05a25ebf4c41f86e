package wernicke.report.internal.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.catalog.Catalog;
import wernicke.api.console.Arguments;
import wernicke.api.console.Candidate;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;
import wernicke.api.job.Score;
import wernicke.api.report.Figures;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;
import wernicke.console.internal.words.Suggest;
import wernicke.report.internal.score.Drawing;
import wernicke.report.internal.score.Neuroids;

/** {@code plot}: pictures of a score. */
@Component(service = Verb.class, property = "service.ranking:Integer=730")
public final class PlotVerb implements Verb {
  /** What {@code --kind} takes. */
  static final List<String> KINDS = List.of("layers", "subjects", "rois", "brain");

  private final Figures figures;
  private final ResultLookup lookup;
  private final Drawing drawing;
  private final Neuroids neuroids;

  @Activate
  public PlotVerb(
      @Reference Figures figures,
      @Reference Journal journal,
      @Reference Home home,
      @Reference Catalog catalog) {
    this.figures = figures;
    this.lookup = new ResultLookup(journal);
    this.drawing = new Drawing(() -> figures, () -> journal, () -> home, () -> catalog);
    this.neuroids = new Neuroids(() -> journal);
  }

  @Override
  public Usage usage() {
    return Usage.of("plot", "draws results, one in detail or several together: SVG, PNG, PDF")
        .parameter("result", "first digits of a result, or a model", Kind.RESULT, Kind.MODEL)
        .more(
            "result or benchmark",
            "further ones for one picture; after models their benchmark",
            Kind.RESULT,
            Kind.BENCHMARK)
        .option("kind", "picture", "only this: layers, subjects, rois by layers, brain")
        .option("layer", "name", "with --kind brain: this layer, not the best", Kind.LAYER)
        .option("out", "folder", "where to; default figures/ in the home", Kind.FOLDER)
        .example("plot tiny-gpt2-books Demo-ridge", "layers and subjects of the latest score")
        .example("plot 0a1b2c --kind brain", "the best layer on a brain");
  }

  /** What {@code --kind} takes. */
  @Override
  public List<Candidate> words(String place) {
    return place.equals("kind") ? Candidate.of(KINDS.toArray(String[]::new)) : List.of();
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
            ? figures.together(scores, drawing.folder(out, terminal))
            : draw(
                kind,
                scores.get(0),
                arguments.option("layer"),
                drawing.stem(scores.get(0), out, terminal));
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
      case "" -> figures.draw(score, drawing.controlsBeside(score), stem);
      case "layers" -> figures.layers(score, drawing.controlsBeside(score), stem);
      case "subjects" -> figures.subjects(score, drawing.controlsBeside(score), stem);
      case "rois" -> figures.rois(neuroids.table(score, Optional.empty()), stem);
      case "brain" -> {
        String shown = layer.orElseGet(() -> best(score));
        yield figures.brain(neuroids.table(score, Optional.of(shown)), stem);
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
