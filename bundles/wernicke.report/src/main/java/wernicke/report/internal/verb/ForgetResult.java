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
import wernicke.api.job.Score;
import wernicke.api.store.Journal;
import wernicke.api.store.Upkeep;
import wernicke.console.internal.text.Texts;

/** {@code results forget}: removes a result. */
@Component(service = Verb.class, property = "service.ranking:Integer=770")
public final class ForgetResult implements Verb {
  private final Upkeep upkeep;
  private final ScoreLookup lookup;

  @Activate
  public ForgetResult(@Reference Upkeep upkeep, @Reference Journal journal) {
    this.upkeep = upkeep;
    this.lookup = new ScoreLookup(journal);
  }

  @Override
  public Usage usage() {
    return Usage.of("results forget", "removes a result and what only it uses")
        .parameter("result", "its first digits", Kind.RESULT)
        .example("results forget 0a1b2c", "the job that made it stays");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Score score = lookup.score(arguments.get(0));
    int comparisons = upkeep.forgetScore(score.id());
    terminal
        .out()
        .println(
            "result "
                + Texts.hash(score.id())
                + " ("
                + score.model()
                + " on "
                + score.benchmark()
                + ") is forgotten, and "
                + Texts.count(comparisons, "comparison")
                + " that only it used");
    return Exit.OK;
  }
}
