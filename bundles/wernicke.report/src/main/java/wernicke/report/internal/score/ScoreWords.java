package wernicke.report.internal.score;

import wernicke.api.job.Score;
import wernicke.api.job.Statistic;
import wernicke.console.internal.text.Texts;

/** What is said of a score in words. */
final class ScoreWords {
  private ScoreWords() {}

  /** The bootstrap interval of a raw score; a dash for none. */
  static String interval(Score score) {
    Double low = score.statistics().get(Statistic.RAW_LOW);
    Double high = score.statistics().get(Statistic.RAW_HIGH);
    return low == null || high == null ? "-" : Texts.interval(low, high);
  }

  /** What the raw score of a behavioural benchmark is: {@code pearson r}, {@code spearman r}. */
  static String correlation(Score score) {
    return id(score).replaceFirst("r$", "") + " r";
  }

  /** Whether the raw score of a behavioural benchmark is a correlation. */
  static boolean correlates(Score score) {
    return score.behavioural() && id(score).endsWith("r");
  }

  /** The metric without its settings. */
  private static String id(Score score) {
    return score.metric().replaceFirst(":.*", "");
  }
}
