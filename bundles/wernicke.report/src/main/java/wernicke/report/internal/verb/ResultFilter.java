package wernicke.report.internal.verb;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wernicke.api.console.Arguments;
import wernicke.api.console.Kind;
import wernicke.api.console.Usage;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.api.store.Journal;
import wernicke.api.store.ResultQuery;
import wernicke.console.internal.words.Ids;
import wernicke.console.internal.words.Suggest;

/**
 * The stored results that {@code --model}, {@code --evaluation}, {@code --since} and the like
 * leave. The journal is asked by a query; only where it finds nothing is every id looked at, for
 * the one that was meant.
 */
final class ResultFilter {
  /**
   * An id that results are chosen by.
   *
   * @param id that of a result
   * @param narrow the query that asks for it
   */
  private record Part(
      String option,
      Function<Outcome, String> id,
      BiFunction<ResultQuery, String, ResultQuery> narrow) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("model", outcome -> outcome.asked().model(), ResultQuery::ofModel),
          new Part("benchmark", outcome -> outcome.asked().target(), ResultQuery::on),
          new Part("evaluation", outcome -> outcome.asked().target(), ResultQuery::on),
          new Part("metric", ResultFilter::metric, ResultQuery::by),
          new Part("family", outcome -> outcome.asked().family(), ResultQuery::ofFamily));

  private static final List<String> OF_SCORES = List.of("scores", "benchmark", "metric");
  private static final List<String> OF_EVALUATIONS = List.of("evaluations", "evaluation");

  private final Journal journal;

  ResultFilter(Journal journal) {
    this.journal = journal;
  }

  /** Adds the options. */
  static Usage options(Usage usage) {
    return usage
        .option("model", "id", "only results of this model", Kind.MODEL)
        .option("benchmark", "id", "only scores on this benchmark", Kind.BENCHMARK)
        .option("evaluation", "id", "only results of this evaluation", Kind.EVALUATION)
        .option("metric", "id", "only scores by this metric, whatever its settings", Kind.METRIC)
        .option("family", "name", "only results of models of this architecture, as gpt2")
        .option("since", "day", "only what was finished on this day (UTC) or later: 2026-01-31")
        .option("until", "day", "only what was finished on this day (UTC) or earlier")
        .flag("scores", "only scores")
        .flag("evaluations", "only results of evaluations");
  }

  /** The options of these that were written. */
  static List<String> written(Arguments arguments) {
    Stream<String> values =
        Stream.concat(PARTS.stream().map(Part::option), Stream.of("since", "until"))
            .filter(option -> arguments.option(option).isPresent());
    return Stream.concat(values, Stream.of("scores", "evaluations").filter(arguments::flag))
        .toList();
  }

  /**
   * The results, oldest first.
   *
   * @throws wernicke.api.console.UsageException if there is none of an id, or options contradict
   */
  Outcomes of(Arguments arguments) {
    List<String> scores = written(arguments, OF_SCORES);
    List<String> evaluations = written(arguments, OF_EVALUATIONS);
    if (!scores.isEmpty() && !evaluations.isEmpty()) {
      throw arguments.wrong(
          "--%s asks for scores, --%s for results of evaluations: leave one out"
              .formatted(scores.get(0), evaluations.get(0)));
    }
    Predicate<Outcome> kind =
        outcome ->
            (scores.isEmpty() || outcome instanceof Score)
                && (evaluations.isEmpty() || outcome instanceof EvaluationResult);
    return new Outcomes(find(arguments, kind), !evaluations.isEmpty());
  }

  private static List<String> written(Arguments arguments, List<String> options) {
    return written(arguments).stream().filter(options::contains).toList();
  }

  private List<Outcome> find(Arguments arguments, Predicate<Outcome> kind) {
    ResultQuery inTime = inTime(arguments);
    ResultQuery query = inTime;
    for (Part part : PARTS) {
      ResultQuery narrowed = query;
      query =
          arguments
              .option(part.option())
              .map(id -> part.narrow().apply(narrowed, id))
              .orElse(query);
    }
    List<Outcome> found = journal.results(query).stream().filter(kind).toList();
    return found.isEmpty() ? meant(arguments, journal.results(inTime), kind) : found;
  }

  /** The same for ids that are written otherwise than they are spelt. */
  private static List<Outcome> meant(
      Arguments arguments, List<Outcome> all, Predicate<Outcome> kind) {
    List<Outcome> left = all.stream().filter(kind).toList();
    for (Part part : PARTS) {
      if (arguments.option(part.option()).isPresent()) {
        left = narrowed(left, part, arguments.option(part.option()).get());
      }
    }
    return left;
  }

  private static List<Outcome> narrowed(List<Outcome> outcomes, Part part, String wanted) {
    TreeSet<String> known = new TreeSet<>(outcomes.stream().map(part.id()).toList());
    known.remove(""); // of a kind of result that has none
    Optional<String> meant = Ids.meant(wanted, known);
    List<Outcome> found =
        outcomes.stream()
            .filter(o -> meant.filter(part.id().apply(o)::equals).isPresent())
            .toList();
    if (found.isEmpty()) {
      throw Suggest.unknown(
          part.option() + " among the results",
          wanted,
          known,
          "'results' lists what has been found");
    }
    return found;
  }

  /** Only scores have one. */
  private static String metric(Outcome outcome) {
    return outcome instanceof Score score ? score.asked().metric().id() : "";
  }

  private static ResultQuery inTime(Arguments arguments) {
    ResultQuery all = ResultQuery.ALL;
    return new ResultQuery(
        all.model(),
        all.target(),
        all.metric(),
        all.family(),
        day(arguments, "since").map(ResultFilter::begins),
        day(arguments, "until").map(day -> begins(day.plusDays(1))));
  }

  private static Instant begins(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Optional<LocalDate> day(Arguments arguments, String option) {
    try {
      return arguments.option(option).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw arguments.wrong(
          "--" + option + " takes a day as 2026-01-31, not '" + e.getParsedString() + "'");
    }
  }
}
