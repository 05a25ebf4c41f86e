package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wernicke.api.job.Score;
import wernicke.api.report.PairedTest.Outcome;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.ResultTable;
import wernicke.shell.internal.report.ScoreJson;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.Services;

/** {@code compare}: is one model better aligned than another, over subjects? */
final class CompareVerb implements Verb {
  private final Services services;
  private final Lookup lookup;

  CompareVerb(Services services, Lookup lookup) {
    this.services = services;
    this.lookup = lookup;
  }

  @Override
  public Usage usage() {
    return Usage.of("compare", "tests the difference of two scores over subjects, by sign flips")
        .parameter("first", "first digits of a result, or a model", Kind.RESULT_OR_MODEL)
        .parameter("second", "first digits of a result, or a model", Kind.RESULT_OR_MODEL)
        .optional("benchmark", "with models: the benchmark", Kind.BENCHMARK)
        .json();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Optional<String> benchmark = arguments.find(2);
    Score first = score(arguments.get(0), benchmark, terminal);
    Score second = score(arguments.get(1), benchmark, terminal);
    Outcome outcome = services.pairedTest().of(first, second);
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
    return object;
  }
}
