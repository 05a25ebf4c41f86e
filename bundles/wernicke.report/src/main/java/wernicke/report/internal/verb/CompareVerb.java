package wernicke.report.internal.verb;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
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
import wernicke.api.job.Score;
import wernicke.api.report.PairedTest;
import wernicke.api.report.PairedTest.Outcome;
import wernicke.api.store.Journal;
import wernicke.codec.internal.Recorded;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Texts;
import wernicke.report.internal.score.ResultTable;
import wernicke.report.internal.score.ScoreJson;

/** {@code compare}: is one model better aligned than another, over subjects? */
@Component(service = Verb.class, property = "service.ranking:Integer=740")
public final class CompareVerb implements Verb {
  private final PairedTest test;
  private final ResultLookup lookup;

  @Activate
  public CompareVerb(@Reference PairedTest test, @Reference Journal journal) {
    this.test = test;
    this.lookup = new ResultLookup(journal);
  }

  @Override
  public Usage usage() {
    return Usage.of("compare", "tests the difference of two scores over subjects, by sign flips")
        .parameter("first", "first digits of a result, or a model", Kind.RESULT, Kind.MODEL)
        .parameter("second", "first digits of a result, or a model", Kind.RESULT, Kind.MODEL)
        .optional("benchmark", "with models: the benchmark", Kind.BENCHMARK)
        .json()
        .example("compare gpt2 gpt2-xl Pereira2018-linear", "the latest scores of two models");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Optional<String> benchmark = arguments.find(2);
    Score first = score(arguments.get(0), benchmark, terminal);
    Score second = score(arguments.get(1), benchmark, terminal);
    Outcome outcome = test.of(first, second);
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(json(first, second, outcome)));
    } else {
      print(first, second, outcome, terminal);
    }
    return Exit.OK;
  }

  private Score score(String text, Optional<String> benchmark, Terminal terminal) {
    return benchmark
        .map(id -> lookup.latest(text, id, terminal))
        .orElseGet(() -> lookup.score(text));
  }

  private static void print(Score first, Score second, Outcome outcome, Terminal terminal) {
    ResultTable.of(List.of(first, second)).print(terminal);
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%ndifference  %+.4f (mean over %s; bootstrap 95 %% %+.4f to %+.4f)%n"
                + "p           %.4g (two-sided, %s patterns of signs%s)%n",
            outcome.difference(),
            Texts.count(outcome.subjects(), "subject"),
            outcome.low(),
            outcome.high(),
            outcome.p(),
            outcome.patterns(),
            outcome.exact() ? ", all there are" : " drawn");
  }

  private static JsonObject json(Score first, Score second, Outcome outcome) {
    JsonObject object = new JsonObject();
    object.addProperty("first", first.id());
    object.addProperty("second", second.id());
    object.add("scores", ScoreJson.of(List.of(first, second)));
    object.addProperty("n_subjects", outcome.subjects());
    object.add("difference", Json.number(outcome.difference()));
    object.add("ci_low", Json.number(outcome.low()));
    object.add("ci_high", Json.number(outcome.high()));
    object.add("p", Json.number(outcome.p()));
    object.addProperty("patterns", outcome.patterns());
    object.addProperty("exact", outcome.exact());
    return Recorded.of(object, outcome, Outcome.class);
  }
}
