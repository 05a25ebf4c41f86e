package wernicke.report.internal.verb;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wernicke.api.console.UsageException;
import wernicke.api.job.Score;
import wernicke.api.report.ResultName;
import wernicke.console.internal.text.Texts;

/** Which of a model's scores on a benchmark is meant where only the two are named. */
final class Chosen {
  private static final int MOST = 5; // that are named

  private Chosen() {}

  /**
   * The latest of those that leave all to the benchmark; if there is none, the latest of those that
   * ask the same.
   *
   * @param all oldest first
   * @throws UsageException if there is none, or it is not clear which is meant
   */
  static Score of(List<Score> all, String model, String benchmark) {
    if (all.isEmpty()) {
      throw new UsageException(
          "there is no result of %s on %s: 'results' lists them, 'score' makes one"
              .formatted(model, benchmark));
    }
    List<Score> plain = all.stream().filter(s -> s.settings().isEmpty()).toList();
    List<Score> meant = plain.isEmpty() ? all : plain;
    if (meant.stream().map(Score::settings).distinct().count() > 1) {
      throw new UsageException(
          "%s on %s was scored with several settings: name one by its result: %s"
              .formatted(model, benchmark, listed(all, all)));
    }
    return meant.get(meant.size() - 1);
  }

  /** Which was taken, and which were not. */
  static String told(Score chosen, List<Score> all) {
    List<Score> others = all.stream().filter(s -> !s.id().equals(chosen.id())).toList();
    ResultName name = ResultName.of(chosen);
    return "taken: %s, result %s; not: %s"
        .formatted(name.text(), Texts.hash(chosen.id()), listed(others, all));
  }

  private static String listed(List<Score> some, List<Score> all) {
    Map<String, ResultName> names = ResultName.of(all);
    String first =
        some.stream()
            .limit(MOST)
            .map(s -> Texts.hash(s.id()) + asked(names.get(s.id())))
            .collect(Collectors.joining(", "));
    int more = some.size() - MOST;
    return more > 0 ? first + " and " + more + " more: see 'results'" : first;
  }

  private static String asked(ResultName name) {
    String asked = ResultName.words(name.settings());
    return asked.isEmpty() ? "" : " (" + asked + ")";
  }
}
