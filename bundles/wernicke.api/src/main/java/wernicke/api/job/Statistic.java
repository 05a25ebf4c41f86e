package wernicke.api.job;

import java.util.Set;

/** Names of the numbers in {@link Score#statistics}; science.md section 6. */
public final class Statistic {
  /** Median over subjects of the subjects' raw scores: the per-subject aggregation. */
  public static final String PER_SUBJECT = "per-subject";

  /** Lower and upper end of the bootstrap 95 % interval of {@link #PER_SUBJECT}. */
  public static final String LOW = "ci.low";

  public static final String HIGH = "ci.high";

  /**
   * Lower and upper end of the bootstrap 95 % interval of the raw score of the best layer, over
   * subjects: subjects are drawn with replacement, each with all its neuroids, and the raw score is
   * taken anew (median over the drawn neuroids within a split, mean over splits). It tells how far
   * the score depends on who was measured; the choice of the best layer, the splits and the
   * presentations are held fixed, and the ceiling is none of it. Without at least two subjects
   * there is none: neuroids of one person, or words in sequence, are not independent of each other,
   * and drawing them would make an interval that is too narrow.
   */
  public static final String RAW_LOW = "raw.low";

  public static final String RAW_HIGH = "raw.high";

  /** Median over neuroids of raw value / the neuroid's own ceiling. */
  public static final String NOISE_NORMALISED = "noise-normalised";

  /** Fraction of neuroids with a Benjamini-Hochberg adjusted p of at most 0.05. */
  public static final String SIGNIFICANT = "significant";

  /** Column of {@link wernicke.api.Comparison#perNeuroid}: p of the neuroid, not adjusted. */
  public static final String P = "p";

  /** Key of {@link Score#reasons}: why there is no {@link #RAW_LOW} and {@link #RAW_HIGH}. */
  public static final String NO_INTERVAL = "interval";

  /**
   * Key of {@link Score#reasons}: why there is a value for each measure in place of a raw score,
   * see {@link wernicke.api.report.Measures}.
   */
  public static final String MEASURES = "measures";

  /** All of these; any other name is a column of the neuroids, of which it is the median. */
  public static final Set<String> NAMES =
      Set.of(PER_SUBJECT, LOW, HIGH, RAW_LOW, RAW_HIGH, NOISE_NORMALISED, SIGNIFICANT, P);

  private Statistic() {}
}
