package wernicke.shell.internal.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wernicke.api.job.Score;
import wernicke.api.job.Statistic;

/**
 * Scores as RFC 4180 CSV, one row each, numbers with all their digits, empty where there is none.
 */
public final class ScoreCsv {
  private static final List<String> HEAD =
      List.of(
          "result",
          "model",
          "benchmark",
          "metric",
          "cv",
          "raw",
          "ceiling",
          "score",
          "error",
          "best_layer",
          "nested",
          "n_presentations",
          "n_neuroids",
          "n_subjects",
          "weights",
          "tokenizer",
          "stimuli",
          "data",
          "ceiling_method",
          "version",
          "seconds",
          "finished",
          "per_subject",
          "ci_low",
          "ci_high",
          "noise_normalised",
          "significant");

  private ScoreCsv() {}

  /** Head and rows, each ended by a line feed. */
  public static String of(List<Score> scores) {
    return Stream.concat(Stream.of(HEAD), scores.stream().map(ScoreCsv::row))
        .map(Csv::row)
        .collect(Collectors.joining());
  }

  private static List<String> row(Score score) {
    return List.of(
        score.id(),
        score.model(),
        score.benchmark(),
        score.metric(),
        score.cv(),
        number(score.raw()),
        number(score.ceiling()),
        number(score.score()),
        number(score.error()),
        score.bestLayer(),
        number(score.nested()),
        String.valueOf(score.presentations()),
        String.valueOf(score.neuroids()),
        String.valueOf(score.subjects().size()),
        score.fingerprints().getOrDefault("weights", ""),
        score.fingerprints().getOrDefault("tokenizer", ""),
        score.fingerprints().getOrDefault("stimuli", ""),
        score.fingerprints().getOrDefault("data", ""),
        score.ceilingMethod(),
        score.version(),
        number(score.seconds()),
        score.finished().toString(),
        statistic(score, Statistic.PER_SUBJECT),
        statistic(score, Statistic.LOW),
        statistic(score, Statistic.HIGH),
        statistic(score, Statistic.NOISE_NORMALISED),
        statistic(score, Statistic.SIGNIFICANT));
  }

  private static String statistic(Score score, String name) {
    return number(score.statistics().getOrDefault(name, Double.NaN));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }
}
