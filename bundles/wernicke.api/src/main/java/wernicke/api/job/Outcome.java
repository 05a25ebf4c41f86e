package wernicke.api.job;

/**
 * What a job ended in: what was asked, what was found, and how it came about. One record for each
 * kind of job.
 */
public sealed interface Outcome permits Score, EvaluationResult {
  /** Content hash of everything that determines the numbers. */
  String id();

  /** What was asked. */
  Asked asked();

  /** How it came about. */
  Provenance provenance();

  /** What was asked, of every kind of job. */
  sealed interface Asked permits Score.Asked, EvaluationResult.Asked {
    /** Id of the model. */
    String model();

    /** Architecture of the model; empty in results of versions before 0.2.0. */
    String family();

    /** What the model was held against: id of a benchmark or of an evaluation. */
    String target();
  }
}
