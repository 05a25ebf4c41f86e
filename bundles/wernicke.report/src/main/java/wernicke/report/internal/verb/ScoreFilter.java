package wernicke.report.internal.verb;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import wernicke.api.console.Arguments;
import wernicke.api.console.Kind;
import wernicke.api.console.Usage;
import wernicke.api.job.Score;
import wernicke.api.store.Journal;
import wernicke.api.store.ResultQuery;
import wernicke.console.internal.words.Ids;
import wernicke.console.internal.words.Suggest;

/** The stored scores that {@code --model} and {@code --benchmark} leave. */
final class ScoreFilter {
  private final Journal journal;

  ScoreFilter(Journal journal) {
    this.journal = journal;
  }

  /** Adds the two options. */
  static Usage options(Usage usage) {
    return usage
        .option("model", "id", "only scores of this model", Kind.MODEL)
        .option("benchmark", "id", "only scores on this benchmark", Kind.BENCHMARK);
  }

  /**
   * The scores, oldest first.
   *
   * @throws wernicke.api.console.UsageException if there is none of an id
   */
  List<Score> of(Arguments arguments) {
    ResultQuery query = ResultQuery.ALL;
    query = arguments.option("model").map(query::ofModel).orElse(query);
    query = arguments.option("benchmark").map(query::on).orElse(query);
    List<Score> found = journal.scores(query);
    return found.isEmpty() ? meant(arguments) : found;
  }

  /** The same for ids that are written otherwise than they are spelt. */
  private List<Score> meant(Arguments arguments) {
    List<Score> scores = journal.scores();
    List<Score> ofModel = narrowed(scores, "model", Score::model, arguments);
    return narrowed(ofModel, "benchmark", Score::benchmark, arguments);
  }

  private static List<Score> narrowed(
      List<Score> scores, String option, Function<Score, String> id, Arguments arguments) {
    if (arguments.option(option).isEmpty()) {
      return scores;
    }
    String wanted = arguments.option(option).get();
    Optional<String> meant = Ids.meant(wanted, scores.stream().map(id).toList());
    List<Score> found =
        scores.stream().filter(s -> meant.filter(id.apply(s)::equals).isPresent()).toList();
    if (found.isEmpty()) {
      throw Suggest.unknown(
          option + " among the results",
          wanted,
          new TreeSet<>(scores.stream().map(id).toList()),
          "'results' lists what has been scored");
    }
    return found;
  }
}
