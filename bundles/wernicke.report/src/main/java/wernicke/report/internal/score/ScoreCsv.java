package wernicke.report.internal.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wernicke.api.job.Score;
import wernicke.api.job.Statistic;
import wernicke.api.report.ResultName;
import wernicke.api.report.SettingColumns;
import wernicke.console.internal.text.Csv;

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
          "significant",
          "raw_ci_low",
          "raw_ci_high",
          "name");

  private ScoreCsv() {}

  /** Head and rows, each ended by a line feed; a column for each setting, empty where default. */
  public static String of(List<Score> scores) {
    SettingColumns settings = SettingColumns.of(scores);
    Map<String, ResultName> names = ResultName.of(scores);
    List<List<String>> lines = new ArrayList<>(List.of(joined(HEAD, settings.names())));
    for (Score score : scores) {
      lines.add(joined(row(score, names.get(score.id())), settings.row(score)));
    }
    return lines.stream().map(Csv::row).collect(Collectors.joining());
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<String> row(Score score, ResultName name) {
    return List.of(
        score.id(),
        score.model(),
        score.benchmark(),
        score.metric(),
        score.cv(),
        Csv.number(score.raw()),
        Csv.number(score.ceiling()),
        Csv.number(score.score()),
        Csv.number(score.error()),
        score.bestLayer(),
        Csv.number(score.nested()),
        String.valueOf(score.presentations()),
        String.valueOf(score.neuroids()),
        String.valueOf(score.subjects().size()),
        score.fingerprints().getOrDefault("weights", ""),
        score.fingerprints().getOrDefault("tokenizer", ""),
        score.fingerprints().getOrDefault("stimuli", ""),
        score.fingerprints().getOrDefault("data", ""),
        score.ceilingMethod(),
        score.version(),
        Csv.number(score.seconds()),
        score.finished().toString(),
        statistic(score, Statistic.PER_SUBJECT),
        statistic(score, Statistic.LOW),
        statistic(score, Statistic.HIGH),
        statistic(score, Statistic.NOISE_NORMALISED),
        statistic(score, Statistic.SIGNIFICANT),
        statistic(score, Statistic.RAW_LOW),
        statistic(score, Statistic.RAW_HIGH),
        name.text());
  }

  private static String statistic(Score score, String name) {
    return Csv.number(score.statistics().getOrDefault(name, Double.NaN));
  }
}
