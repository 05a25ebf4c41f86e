package wernicke.shell.internal.job;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Candidate;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.AlignmentSpec;
import wernicke.report.internal.score.Printing;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.service.Services;

/** {@code score}: scores a model, and the controls beside it. */
@Component(service = Verb.class, property = "service.ranking:Integer=850")
public final class ScoreVerb implements Verb {
  private final Lookup lookup;
  private final Scoring scoring;
  private final Printing printing;

  @Activate
  public ScoreVerb(
      @Reference Services services, @Reference Lookup lookup, @Reference Scoring scoring) {
    this.lookup = lookup;
    this.scoring = scoring;
    this.printing = new Printing(services::journal);
  }

  @Override
  public Usage usage() {
    return words();
  }

  /** How it is written. */
  static Usage words() {
    return Usage.of("score", "scores a model on a benchmark, with the controls beside it")
        .parameter("model", "id of the model, see 'models'", Kind.MODEL)
        .parameter("benchmark", "id of the benchmark, see 'benchmarks'", Kind.BENCHMARK)
        .option("layers", "names", "only these layers: a,b or transformer.h.3..5", Kind.LAYER)
        .option("metric", "id", "another metric, with settings as ridge:pca=10", Kind.METRIC)
        .option("neuroid", "id", "only the neuroids of this id or measure")
        .option("pca", "features", "so many principal components of the training rows")
        .option("beyond", "ids", "controls that metric banded holds it against: a,b", Kind.MODEL)
        .option("cv", "scheme", "another cross-validation, as contiguous:5:gap=5")
        .option("context", "reach", "passage (default), or corpus: runs on")
        .option("pooling", "token", "last (default), mean or first of a part's tokens")
        .option("window", "words", "words of context before each part (default: all)")
        .option("overflow", "way", "text beyond the model's context: exact (default), stride:8")
        .option("localizer", "units", "so many language units of all layers, as one")
        .flag("decoder-only", "surprisal of T5 without text for its encoder")
        .flag("no-controls", "do not score the controls")
        .flag("wait", "wait for plugins that are not there yet")
        .flag("queue", "do not wait for the score: say the job's number, 'follow' shows it")
        .flag("dry-run", "say what it would take, and do nothing")
        .json()
        .example("score tiny-gpt2-books Demo-ridge", "the model, and the controls beside it")
        .example(
            "score tiny-gpt2-books Demo-linear --layers transformer.h.0..2 --pca 10",
            "three layers, ten principal components of each");
  }

  /** What a few of the options take. */
  @Override
  public List<Candidate> words(String place) {
    return switch (place) {
      case "cv" ->
          Candidate.of(
              "shuffle:10:seed=1", "group:10:by=passage", "contiguous:5:gap=5", "runs:by=run");
      case "context" -> Candidate.of("passage", "corpus");
      case "pooling" -> Candidate.of("last", "mean", "first");
      default -> List.of();
    };
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    AlignmentSpec spec = new ScoreRequest(lookup, arguments, terminal).spec();
    boolean json = arguments.flag("json");
    if (arguments.flag("dry-run")) {
      EstimateText.print(scoring.estimate(spec, terminal), spec, json, terminal);
    } else if (arguments.flag("queue")) {
      Queued.print(scoring.submit(spec), "score", json, terminal);
    } else {
      Scoring.Answer answer = scoring.follow(scoring.submit(spec), terminal);
      printing.print(answer.score(), answer.controls(), json, terminal);
    }
    return Exit.OK;
  }
}
