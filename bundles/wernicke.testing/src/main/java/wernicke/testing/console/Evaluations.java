package wernicke.testing.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import wernicke.api.Evaluated;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.api.job.Provenance;

/** Made-up results of evaluations. */
public final class Evaluations {
  private Evaluations() {}

  /** The loss that a job found. */
  public static EvaluationResult of(Job job, double loss) {
    return of("e".repeat(64), job.id(), (EvaluationSpec) job.spec(), loss);
  }

  /** A loss, and a measurement of one part that has no value. */
  public static EvaluationResult of(String id, long job, EvaluationSpec spec, double loss) {
    return new EvaluationResult(
        id,
        new EvaluationResult.Asked(spec.model(), "gpt2", spec.evaluation(), spec.settings()),
        new Evaluated(
            List.of(
                new Measurement("", "loss", "nats per token", loss, 12),
                new Measurement("rare words", "loss", "nats per token", Double.NaN, 0)),
            Map.of()),
        new Provenance(
            job,
            Map.of("weights", "aa"),
            "0.2.0",
            Map.of(),
            Map.of(),
            1.5,
            Instant.parse("2026-01-03T03:04:05Z")));
  }
}
