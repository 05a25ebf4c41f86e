package wernicke.scorer.internal;

import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.JobSpec;
import wernicke.scorer.internal.alignment.AlignmentKind;
import wernicke.scorer.internal.evaluation.EvaluationKind;
import wernicke.scorer.internal.job.JobKind;

/** Which kinds of jobs there are. */
final class JobKinds {
  private JobKinds() {}

  /** The kind of a job. */
  static JobKind of(JobSpec spec) {
    return spec instanceof AlignmentSpec alignment
        ? new AlignmentKind(alignment)
        : new EvaluationKind((EvaluationSpec) spec);
  }
}
