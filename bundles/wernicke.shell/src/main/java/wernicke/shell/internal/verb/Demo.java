package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import wernicke.api.PluginException;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.ClosedForm;
import wernicke.shell.internal.report.Controls;
import wernicke.shell.internal.report.Json;

/** {@code demo}: the whole pipeline on simulated people whose true score is known. */
final class Demo implements Verb {
  private static final List<String> WORDS = List.of("tiny-gpt2-books", "Demo-ridge");

  private final Lookup lookup;
  private final Scoring scoring;
  private final Drawing drawing;
  private final Printing printing;

  Demo(Lookup lookup, Scoring scoring, Drawing drawing, Printing printing) {
    this.printing = printing;
    this.lookup = lookup;
    this.scoring = scoring;
    this.drawing = drawing;
  }

  @Override
  public Usage usage() {
    return Usage.of("demo", "scores tiny-gpt2-books on simulated people and checks the answer")
        .option("out", "folder", "where the figures go; default figures/ in the home", Kind.FOLDER)
        .json();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    Arguments words = Arguments.parse(ScoreVerb.words(), WORDS);
    AlignmentSpec spec = new ScoreRequest(lookup, words, terminal).spec();
    Scoring.Answer answer = scoring.follow(scoring.submit(spec), terminal);
    Score score = answer.score();
    Controls controls = answer.controls();
    List<ClosedForm.Check> checks = checks(score);
    List<Path> figures =
        drawing.draw(score, controls.list(), arguments.option("out"), terminal.cwd());
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(json(score, controls, checks, figures)));
    } else {
      printing.text(score, controls, terminal);
      terminal.out().println();
      figures.forEach(f -> terminal.out().println("figure         " + f));
    }
    return verdict(checks, terminal);
  }

  private static List<ClosedForm.Check> checks(Score score) {
    List<ClosedForm.Check> checks = ClosedForm.of(score);
    if (checks.isEmpty()) {
      throw new PluginException(
          score.benchmark()
              + " carries no closed-form answer for this (notes expected.*): its bundle is not the"
              + " one of this version");
    }
    return checks;
  }

  private JsonObject json(
      Score score, Controls controls, List<ClosedForm.Check> checks, List<Path> figures) {
    JsonObject object = printing.json(score, controls);
    object.add("closed_form", Json.array(checks, ClosedForm::json));
    object.add("figures", Json.texts(figures.stream().map(Path::toString).toList()));
    return object;
  }

  private static int verdict(List<ClosedForm.Check> checks, Terminal terminal) {
    if (ClosedForm.holds(checks)) {
      return Exit.OK;
    }
    terminal
        .err()
        .println(
            "the pipeline's answer is not where the closed form says: do not trust its scores");
    return Exit.FAILED;
  }
}
