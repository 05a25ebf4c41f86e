package wernicke.shell.internal.job;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.PluginException;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Score;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.words.Parser;
import wernicke.report.internal.score.ClosedForm;
import wernicke.report.internal.score.Controls;
import wernicke.report.internal.score.Drawing;
import wernicke.report.internal.score.Printing;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.service.Services;

/** {@code demo}: the whole pipeline on simulated people whose true score is known. */
@Component(service = Verb.class, property = "service.ranking:Integer=950")
public final class DemoVerb implements Verb {
  private static final List<String> WORDS = List.of("tiny-gpt2-books", "Demo-ridge");

  private final Lookup lookup;
  private final Scoring scoring;
  private final Drawing drawing;
  private final Printing printing;

  @Activate
  public DemoVerb(
      @Reference Services services, @Reference Lookup lookup, @Reference Scoring scoring) {
    this.printing = new Printing(services::journal);
    this.lookup = lookup;
    this.scoring = scoring;
    this.drawing =
        new Drawing(services::figures, services::journal, services::home, services::catalog);
  }

  @Override
  public Usage usage() {
    return Usage.of("demo", "scores tiny-gpt2-books on simulated people and checks the answer")
        .option("out", "folder", "where the figures go; default figures/ in the home", Kind.FOLDER)
        .json()
        .example("demo", "whether all of it works here: half a minute");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    Arguments words = Parser.parse(ScoreVerb.words(), WORDS);
    AlignmentSpec spec = new ScoreRequest(lookup, words, terminal).spec();
    Scoring.Answer answer = scoring.follow(scoring.submit(spec), terminal);
    Score score = answer.score();
    Controls controls = answer.controls();
    List<ClosedForm.Check> checks = checks(score);
    List<Path> figures = drawing.draw(score, controls.list(), arguments.option("out"), terminal);
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
