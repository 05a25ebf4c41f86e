package wernicke.report.internal.verb;

import java.util.List;
import java.util.function.Function;
import wernicke.api.console.Terminal;
import wernicke.api.console.UsageException;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.api.store.Journal;
import wernicke.api.store.ResultQuery;
import wernicke.console.internal.words.Ids;

/**
 * From what people write to the result that they mean. What is unknown is a {@link UsageException}.
 *
 * @param journal where the results are
 */
record ResultLookup(Journal journal) {
  /** Whether a word begins the id of a result. */
  boolean isResult(String prefix) {
    return !beginning(prefix).isEmpty();
  }

  private List<Outcome> beginning(String prefix) {
    return journal.results(ResultQuery.ALL).stream()
        .filter(outcome -> outcome.id().regionMatches(true, 0, prefix, 0, prefix.length()))
        .toList();
  }

  /** The result whose id begins so. */
  Outcome result(String prefix) {
    List<Outcome> found = beginning(prefix);
    if (prefix.isEmpty() || found.isEmpty()) {
      throw new UsageException("there is no result '" + prefix + "': 'results' lists them");
    } else if (found.size() > 1) {
      throw new UsageException(
          "'" + prefix + "' begins " + found.size() + " results: write more of its digits");
    }
    return found.get(0);
  }

  /** The score whose id begins so. */
  Score score(String prefix) {
    Outcome found = result(prefix);
    if (found instanceof Score score) {
      return score;
    }
    throw new UsageException(
        "result '%s' is no score but of the evaluation %s: 'results --scores' lists scores"
            .formatted(prefix, found.asked().target()));
  }

  /**
   * The latest score of a model on a benchmark. Where there are others, asked otherwise or of other
   * data or weights, it is told which was taken.
   *
   * @throws UsageException if there is none, or none as the benchmark does it and several others
   */
  Score latest(String model, String benchmark, Terminal terminal) {
    List<Score> scores = journal.scores();
    String ofModel = scored(scores, Score::model, model);
    String onBenchmark = scored(scores, Score::benchmark, benchmark);
    List<Score> all =
        scores.stream()
            .filter(s -> s.model().equals(ofModel) && s.benchmark().equals(onBenchmark))
            .toList();
    Score chosen = Chosen.of(all, ofModel, onBenchmark);
    if (all.size() > 1) {
      terminal.err().println(Chosen.told(chosen, all));
    }
    return chosen;
  }

  private static String scored(List<Score> scores, Function<Score, String> id, String written) {
    return Ids.meant(written, scores.stream().map(id).toList()).orElse(written);
  }
}
