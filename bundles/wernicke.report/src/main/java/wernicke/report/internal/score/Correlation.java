package wernicke.report.internal.score;

import java.util.Optional;
import java.util.stream.Stream;
import wernicke.api.job.Score;

/** The metrics whose raw score of a behavioural benchmark is a coefficient of correlation. */
enum Correlation {
  PEARSON("pearsonr", "pearson"),
  SPEARMAN("spearmanr", "spearman");

  private final String metric;
  private final String word;

  Correlation(String metric, String word) {
    this.metric = metric;
    this.word = word;
  }

  /** Which one a score is; empty if none. */
  static Optional<Correlation> of(Score score) {
    String id = score.metric().replaceFirst(":.*", ""); // without its settings
    return Stream.of(values()).filter(c -> score.behavioural() && c.metric.equals(id)).findFirst();
  }

  /** {@code pearson}, {@code spearman}. */
  String word() {
    return word;
  }
}
