package wernicke.analysis.internal.words;

import java.util.Map;
import wernicke.api.MetricSpec;
import wernicke.api.job.Score;

/**
 * What the numbers of a metric are, in the field's words and with their unit, for axes.
 *
 * @param name of one value
 * @param over what the score of a layer summarises
 */
public record Quantity(String name, String over) {
  private static final String PEARSON = "Pearson's r";
  private static final String SPEARMAN = "Spearman's ρ";
  private static final String MEDIAN = "median over neuroids";
  private static final String SUBJECTS = "median over subjects";

  private static final Map<String, Quantity> KNOWN =
      Map.of(
          "linear", new Quantity(PEARSON, MEDIAN),
          "ridge", new Quantity(PEARSON, MEDIAN),
          "ridge-per-neuroid", new Quantity(PEARSON, MEDIAN),
          "banded", new Quantity(PEARSON, MEDIAN),
          "rsa", new Quantity(SPEARMAN + " of dissimilarities", SUBJECTS),
          "cka", new Quantity("linear CKA", SUBJECTS),
          "pearsonr", new Quantity(PEARSON + " of surprisal and measure", ""),
          "spearmanr", new Quantity(SPEARMAN + " of surprisal and measure", ""),
          "delta-loglik", new Quantity("Δ log-likelihood (nats per word)", ""));

  /** Of a score; a metric that is not known here is named. */
  public static Quantity of(Score score) {
    MetricSpec metric = MetricSpec.parse(score.metric());
    Quantity known =
        KNOWN.getOrDefault(
            metric.id(),
            new Quantity("value of " + metric.id(), score.behavioural() ? "" : MEDIAN));
    boolean ranks = "spearman".equals(metric.settings().get("correlate"));
    return ranks ? new Quantity(SPEARMAN, known.over()) : known;
  }

  /** For the axis of layers. */
  public String axis() {
    return over.isEmpty() ? name : name + " (" + over + ")";
  }
}
