package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.EstimateText;
import wernicke.shell.internal.report.Json;

/** {@code score}: scores a model, and the controls beside it. */
final class ScoreVerb implements Verb {
  private final Lookup lookup;
  private final Scoring scoring;
  private final Printing printing;

  ScoreVerb(Lookup lookup, Scoring scoring, Printing printing) {
    this.lookup = lookup;
    this.scoring = scoring;
    this.printing = printing;
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
        .option("neuroid", "id", "only the neuroids of this id or measure", null)
        .option("pca", "features", "so many principal components of the training rows", null)
        .option("beyond", "ids", "controls that metric banded holds it against: a,b", Kind.MODEL)
        .option("cv", "scheme", "another cross-validation, as contiguous:5:gap=5", Kind.SCHEME)
        .option("context", "reach", "passage (default), or corpus: runs on", Kind.CONTEXT)
        .option(
            "pooling", "token", "last (default), mean or first of a part's tokens", Kind.POOLING)
        .option("window", "words", "words of context before each part (default: all)", null)
        .option(
            "overflow", "way", "text beyond the model's context: exact (default), stride:8", null)
        .option("localizer", "units", "so many language units of all layers, as one", null)
        .flag("decoder-only", "surprisal of T5 without text for its encoder")
        .flag("no-controls", "do not score the controls")
        .flag("wait", "wait for plugins that are not there yet")
        .flag("queue", "do not wait for the score: say the job's number, 'follow' shows it")
        .flag("dry-run", "say what it would take, and do nothing")
        .json();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    AlignmentSpec spec = new ScoreRequest(lookup, arguments, terminal).spec();
    boolean json = arguments.flag("json");
    if (arguments.flag("dry-run")) {
      estimate(spec, json, terminal);
    } else if (arguments.flag("queue")) {
      queued(scoring.submit(spec), json, terminal);
    } else {
      printing.print(scoring.follow(scoring.submit(spec), terminal), json, terminal);
    }
    return Exit.OK;
  }

  private void estimate(AlignmentSpec spec, boolean json, Terminal terminal)
      throws InterruptedException {
    JobEstimate estimate = scoring.estimate(spec, terminal);
    if (json) {
      terminal.out().println(Json.text(EstimateText.json(estimate)));
    } else {
      EstimateText.print(estimate, terminal.out());
    }
  }

  private static void queued(Job job, boolean json, Terminal terminal) {
    if (json) {
      JsonObject object = new JsonObject();
      object.addProperty("job", job.id());
      terminal.out().println(Json.text(object));
    } else {
      terminal.out().println("job " + job.id());
      terminal.err().println("'follow " + job.id() + "' follows it to its score");
    }
  }
}
