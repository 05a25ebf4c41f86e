package wernicke.report.internal.verb;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.job.Score;
import wernicke.api.store.Journal;
import wernicke.console.internal.text.Json;
import wernicke.report.internal.score.ResultTable;
import wernicke.report.internal.score.ScoreCsv;
import wernicke.report.internal.score.ScoreJson;

/** {@code results}: every score in the store. */
@Component(service = Verb.class, property = "service.ranking:Integer=770")
public final class ListResults implements Verb {
  private final ScoreFilter filter;

  @Activate
  public ListResults(@Reference Journal journal) {
    this.filter = new ScoreFilter(journal);
  }

  @Override
  public Usage usage() {
    return ScoreFilter.options(Usage.of("results", "lists the scores in the store"))
        .flag("csv", "print CSV with all digits instead of a table")
        .json()
        .example("results --benchmark Demo-ridge", "what was scored on one benchmark");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    List<Score> scores = filter.of(arguments);
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(ScoreJson.of(scores)));
    } else if (arguments.flag("csv")) {
      terminal.out().print(ScoreCsv.of(scores));
    } else if (scores.isEmpty()) {
      terminal.err().println("no results: 'score <model> <benchmark>' makes one");
    } else {
      ResultTable.of(scores).print(terminal);
      warn(scores, terminal);
    }
    return Exit.OK;
  }

  private static void warn(List<Score> scores, Terminal terminal) {
    Map<String, TreeSet<String>> schemes =
        scores.stream()
            .collect(
                Collectors.groupingBy(
                    Score::benchmark,
                    Collectors.mapping(Score::cv, Collectors.toCollection(TreeSet::new))));
    schemes.forEach(
        (benchmark, used) -> {
          if (used.size() > 1) {
            terminal
                .err()
                .println(
                    "caution: scores on "
                        + benchmark
                        + " under different cross-validation schemes cannot be compared: "
                        + String.join(", ", used));
          }
        });
  }
}
