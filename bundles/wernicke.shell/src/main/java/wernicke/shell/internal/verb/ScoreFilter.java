package wernicke.shell.internal.verb;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import wernicke.api.job.Score;
import wernicke.api.store.ResultQuery;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Ids;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Suggest;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.service.Services;

/** The stored scores that {@code --model} and {@code --benchmark} leave. */
final class ScoreFilter {
  private final Services services;

  ScoreFilter(Services services) {
    this.services = services;
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
   * @throws wernicke.shell.internal.cli.UsageException if there is none of an id
   */
  List<Score> of(Arguments arguments) {
    ResultQuery query = ResultQuery.ALL;
    query = arguments.option("model").map(query::ofModel).orElse(query);
    query = arguments.option("benchmark").map(query::on).orElse(query);
    List<Score> found = services.journal().scores(query);
    return found.isEmpty() ? meant(arguments) : found;
  }

  /** The same for ids that are written otherwise than they are spelt. */
  private List<Score> meant(Arguments arguments) {
    List<Score> scores = services.journal().scores();
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
