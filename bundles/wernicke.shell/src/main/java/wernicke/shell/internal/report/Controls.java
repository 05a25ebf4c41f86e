package wernicke.shell.internal.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.job.Score;

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
                Texts.interval(score),
                Texts.number(score.score()),
                Texts.number(score.error()),
                score.bestLayer()));
    failures.forEach((id, why) -> table.row(id, "-", "-", "-", "-", why));
    return table;
  }
}
