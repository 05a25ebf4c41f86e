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
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Score;
import wernicke.api.store.Journal;
import wernicke.console.internal.text.Json;
import wernicke.report.internal.evaluation.EvaluationTable;
import wernicke.report.internal.score.ResultTable;

/** {@code results}: every result in the store. */
@Component(service = Verb.class, property = "service.ranking:Integer=770")
public final class ListResults implements Verb {
  private final ResultFilter filter;

  @Activate
  public ListResults(@Reference Journal journal) {
    this.filter = new ResultFilter(journal);
  }

  @Override
  public Usage usage() {
    return ResultFilter.options(Usage.of("results", "lists the results in the store"))
        .flag("csv", "print CSV with all digits instead of a table")
        .json()
        .example("results --benchmark Demo-ridge", "what was scored on one benchmark")
        .example("results --evaluations --csv", "every measurement of evaluations, a row each");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Outcomes found = filter.of(arguments);
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(found.json()));
    } else if (arguments.flag("csv")) {
      terminal.out().print(found.ofOneTable(terminal).csv());
    } else if (found.all().isEmpty()) {
      terminal.err().println("no results: 'score <model> <benchmark>' makes one");
    } else {
      print(found.scores(), found.evaluations(), terminal);
    }
    return Exit.OK;
  }

  private static void print(
      List<Score> scores, List<EvaluationResult> evaluations, Terminal terminal) {
    if (!scores.isEmpty()) {
      ResultTable.of(scores).print(terminal);
      warn(scores, terminal);
    }
    if (!scores.isEmpty() && !evaluations.isEmpty()) {
      terminal.out().println();
    }
    if (!evaluations.isEmpty()) {
      EvaluationTable.of(evaluations).print(terminal);
    }
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
