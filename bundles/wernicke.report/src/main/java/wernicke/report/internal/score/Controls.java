package wernicke.report.internal.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;
import wernicke.api.store.Journal;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;

/**
 * The controls beside a score.
 *
 * @param scores by id of the control
 * @param failures id of the control to why it has no score
 */
public record Controls(Map<String, Score> scores, Map<String, String> failures) {
  public static final Controls NONE = new Controls(Map.of(), Map.of());

  public Controls {
    scores = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    failures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** Those of the jobs of controls; one that has not ended in a score is named with its state. */
  public static Controls of(List<Job> jobs, Journal journal) {
    Map<String, Score> scores = new LinkedHashMap<>();
    Map<String, String> failures = new LinkedHashMap<>();
    for (Job job : jobs) {
      Optional<Score> score =
          job.state() == JobState.DONE ? journal.score(job.result()) : Optional.empty();
      if (score.isPresent()) {
        scores.put(job.spec().model(), score.get());
      } else {
        failures.put(job.spec().model(), describe(job));
      }
    }
    return new Controls(scores, failures);
  }

  /** State and message of a job in one phrase. */
  public static String describe(Job job) {
    String state = job.state().name().toLowerCase(Locale.ROOT);
    return job.message().isBlank() ? state : state + ": " + job.message();
  }

  /** Whether none was asked for or is there. */
  public boolean empty() {
    return scores.isEmpty() && failures.isEmpty();
  }

  /** The scores alone. */
  public List<Score> list() {
    return List.copyOf(scores.values());
  }

  /** Id to raw score; NaN where it failed. */
  public Map<String, Double> raw() {
    Map<String, Double> raw = new LinkedHashMap<>();
    scores.forEach((id, score) -> raw.put(id, score.raw()));
    failures.keySet().forEach(id -> raw.put(id, Double.NaN));
    return raw;
  }

  /** A row for each, those that failed last. */
  Table table() {
    Table table =
        new Table("control", ">raw", ">95 % interval", ">score", ">error", "best layer")
            .leaving("error", "score")
            .wrapping();
    scores.forEach(
        (id, score) ->
            table.row(
                id,
                Texts.number(score.raw()),
                ScoreWords.interval(score),
                Texts.number(score.score()),
                Texts.number(score.error()),
                score.bestLayer()));
    failures.forEach((id, why) -> table.row(id, "-", "-", "-", "-", why));
    return table;
  }
}
