package wernicke.report.internal.verb;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.api.store.Journal;
import wernicke.api.store.Upkeep;
import wernicke.console.internal.text.Texts;

/** {@code results forget}: removes a result. */
@Component(service = Verb.class, property = "service.ranking:Integer=770")
public final class ForgetResult implements Verb {
  private final Upkeep upkeep;
  private final ResultLookup lookup;

  @Activate
  public ForgetResult(@Reference Upkeep upkeep, @Reference Journal journal) {
    this.upkeep = upkeep;
    this.lookup = new ResultLookup(journal);
  }

  @Override
  public Usage usage() {
    return Usage.of("results forget", "removes a result and what only it uses")
        .parameter("result", "its first digits", Kind.RESULT)
        .example("results forget 0a1b2c", "the job that made it stays");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Outcome outcome = lookup.result(arguments.get(0));
    int comparisons = upkeep.forgetResult(outcome.id());
    terminal.out().println(forgotten(outcome) + used(outcome, comparisons));
    return Exit.OK;
  }

  private static String forgotten(Outcome outcome) {
    return "result %s (%s %s %s) is forgotten"
        .formatted(
            Texts.hash(outcome.id()),
            outcome.asked().model(),
            outcome instanceof Score ? "on" : "by",
            outcome.asked().target());
  }

  /** Nothing else is kept for an evaluation. */
  private static String used(Outcome outcome, int comparisons) {
    return outcome instanceof Score
        ? ", and " + Texts.count(comparisons, "comparison") + " that only it used"
        : "";
  }
}
