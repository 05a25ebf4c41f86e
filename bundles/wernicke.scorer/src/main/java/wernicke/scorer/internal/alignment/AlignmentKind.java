package wernicke.scorer.internal.alignment;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.JobEstimate;
import wernicke.scorer.internal.job.Awaited;
import wernicke.scorer.internal.job.Desk;
import wernicke.scorer.internal.job.JobKind;
import wernicke.scorer.internal.job.Steps;
import wernicke.scorer.internal.job.Telling;

/** An alignment needs its benchmark. */
public record AlignmentKind(AlignmentSpec spec) implements JobKind {
  @Override
  public Optional<Awaited> lacking(Desk desk) {
    String id = spec.benchmark();
    String message = "waits for a data set with the benchmark '" + id + "'";
    return desk.catalog().benchmark(id).isPresent()
        ? Optional.empty()
        : Optional.of(new Awaited(Kind.DATASET, "", message));
  }

  @Override
  public Steps steps(Desk desk, Telling telling) {
    return new AlignmentSteps(
        desk, telling, spec, desk.catalog().benchmark(spec.benchmark()).orElseThrow());
  }

  @Override
  public void estimate(Desk desk, CompletableFuture<JobEstimate> answer) {
    new EstimateRun(desk, spec, answer).start();
  }
}
