package wernicke.report.internal.verb;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.api.report.Regions;
import wernicke.api.store.Journal;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Texts;
import wernicke.report.internal.evaluation.EvaluationText;
import wernicke.report.internal.score.Controls;
import wernicke.report.internal.score.Neuroids;
import wernicke.report.internal.score.Printing;
import wernicke.report.internal.score.RegionsText;

/** {@code result}: one result in full, or the regions of interest of a score. */
@Component(service = Verb.class, property = "service.ranking:Integer=760")
public final class ShowResult implements Verb {
  private final Journal journal;
  private final ResultLookup lookup;
  private final Printing printing;

  @Activate
  public ShowResult(@Reference Journal journal) {
    this.journal = journal;
    this.lookup = new ResultLookup(journal);
    this.printing = new Printing(() -> journal);
  }

  @Override
  public Usage usage() {
    return Usage.of("result", "shows a result in full")
        .parameter("result", "its first digits, see 'results'", Kind.RESULT)
        .flag("rois", "the regions of a score instead: medians over neuroids, mean over splits")
        .json()
        .example("result 0a1b2c", "every layer, the score, the controls beside it");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    boolean rois = arguments.flag("rois");
    String digits = arguments.get(0);
    Outcome outcome = rois ? lookup.score(digits) : lookup.result(digits);
    if (outcome instanceof EvaluationResult evaluation) {
      EvaluationText.print(evaluation, arguments.flag("json"), terminal);
    } else if (outcome instanceof Score score) {
      print(score, arguments, terminal);
    }
    return Exit.OK;
  }

  private void print(Score score, Arguments arguments, Terminal terminal) {
    if (arguments.flag("rois")) {
      Regions regions = Regions.of(new Neuroids(() -> journal).table(score, Optional.empty()));
      regions(regions, score, arguments.flag("json"), terminal);
      return;
    }
    Controls controls = Controls.of(journal.controls(score.job()), journal);
    printing.print(score, controls, arguments.flag("json"), terminal);
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
