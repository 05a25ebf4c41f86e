package wernicke.report.internal.score;

import java.util.List;
import java.util.Map;
import wernicke.api.job.Score;
import wernicke.api.report.ResultName;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;

/**
 * Results under each other, each with what was asked otherwise than the benchmark does: metric and
 * cross-validation in columns of their own, the rest in one, which is there where it is needed.
 */
public final class ResultTable {
  private static final List<String> FIRST = List.of("result", "model", "benchmark");
  private static final List<String> REST =
      List.of(
          "metric",
          "cv",
          ">raw",
          ">95 % interval",
          ">ceiling",
          ">score",
          ">error",
          "best layer",
          ">n");

  /** What a narrow terminal can do without, the first first. */
  private static final String[] LESS = {
    "n", "cv", "best layer", "error", "metric", "ceiling", "95 % interval", "score"
  };

  private final Map<String, ResultName> names;
  private final SettingsColumn settings;

  private ResultTable(Map<String, ResultName> names) {
    this.names = names;
    this.settings =
        new SettingsColumn(names.values().stream().anyMatch(name -> !name.besides().isEmpty()));
  }

  /** The table, a row for each. */
  public static Table of(List<Score> scores) {
    ResultTable rows = new ResultTable(ResultName.of(scores));
    Table table =
        new Table(rows.settings.head(FIRST, REST))
            .leaving(LESS)
            .cutting(SettingsColumn.NAME, "metric");
    scores.forEach(score -> table.row(rows.row(score)));
    return table;
  }

  private String[] row(Score score) {
    List<String> first = List.of(Texts.hash(score.id()), score.model(), score.benchmark());
    List<String> rest =
        List.of(
            score.metric(),
            score.cv(),
            Texts.number(score.raw()),
            ScoreWords.interval(score),
            Texts.number(score.ceiling()),
            Texts.number(score.score()),
            Texts.number(score.error()),
            score.bestLayer(),
            String.valueOf(score.presentations()));
    return settings.row(first, names.get(score.id()).besides(), rest);
  }
}
