package wernicke.scorer.internal.job;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wernicke.api.job.JobEstimate;

/** What a kind of job does that the others do not. */
public interface JobKind {
  /** What has to be there before anything can be asked; empty if it is. */
  Optional<Awaited> lacking(Desk desk);

  /** The steps of a job that lacks nothing. */
  Steps steps(Desk desk, Telling telling);

  /** Finds out what a job would take, and completes the answer. */
  void estimate(Desk desk, CompletableFuture<JobEstimate> answer);
}
