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
}
