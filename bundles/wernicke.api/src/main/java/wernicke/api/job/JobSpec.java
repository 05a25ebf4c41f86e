package wernicke.api.job;

import java.util.Map;
import java.util.Set;

/** What a job is to find out: one record for each kind of job. */
public sealed interface JobSpec permits AlignmentSpec, EvaluationSpec {
  /** Id of the model. */
  String model();

  /** What the model is held against: id of a benchmark or of an evaluation. */
  String target();

  /**
   * What it names instead of leaving it to the target: name to value. What is named may still be
   * what the target does by itself.
   */
  Map<String, String> settings();

  /** Ids of all models that it needs, its own included. */
  Set<String> models();

  /**
   * Whether every control that fits is scored beside it, by a job of its own whose {@link
   * Job#parent} this job is.
   */
  boolean beside();
}
