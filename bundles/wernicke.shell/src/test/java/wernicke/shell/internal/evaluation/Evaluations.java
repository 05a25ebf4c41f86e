package wernicke.shell.internal.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import wernicke.api.Evaluated;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Job;
import wernicke.api.job.Provenance;

/** Made-up results of evaluations. */
final class Evaluations {
  private Evaluations() {}

  /** A loss. */
  static EvaluationResult of(Job job, double loss) {
    return new EvaluationResult(
        "e".repeat(64),
        new EvaluationResult.Asked(job.spec().model(), "gpt2", job.spec().target(), Map.of()),
        new Evaluated(List.of(new Measurement("", "loss", "nats per token", loss, 12)), Map.of()),
        new Provenance(
            job.id(),
            Map.of("weights", "aa"),
            "0.2.0",
            Map.of(),
            Map.of(),
            1.5,
            Instant.parse("2026-01-02T03:04:05Z")));
  }
}
