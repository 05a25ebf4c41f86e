package wernicke.scorer.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobSpec;

/** What a kind of job does that the others do not. */
interface JobKind {
  /** The kind of a job. */
  static JobKind of(JobSpec spec) {
    return spec instanceof AlignmentSpec alignment
        ? new AlignmentKind(alignment)
        : new EvaluationKind((EvaluationSpec) spec);
  }

  /** What has to be there before anything can be asked; empty if it is. */
  Optional<Awaited> lacking(Desk desk);

  /** The steps of a job that lacks nothing. */
  Steps steps(Desk desk, Telling telling);

  /** Finds out what a job would take, and completes the answer. */
  void estimate(Desk desk, CompletableFuture<JobEstimate> answer);

  /** An alignment needs its benchmark. */
  record AlignmentKind(AlignmentSpec spec) implements JobKind {
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

  /** An evaluation needs the plugin that does it. */
  record EvaluationKind(EvaluationSpec spec) implements JobKind {
    @Override
    public Optional<Awaited> lacking(Desk desk) {
      return desk.catalog().find(Kind.EVALUATION, spec.evaluation()).isPresent()
          ? Optional.empty()
          : Optional.of(Awaited.plugin(Kind.EVALUATION, spec.evaluation()));
    }

    @Override
    public Steps steps(Desk desk, Telling telling) {
      return new EvaluationSteps(
          desk,
          telling,
          spec,
          desk.catalog().find(Kind.EVALUATION, spec.evaluation()).orElseThrow());
    }

    @Override
    public void estimate(Desk desk, CompletableFuture<JobEstimate> answer) {
      desk.catalog()
          .find(Kind.EVALUATION, spec.evaluation())
          .ifPresentOrElse(
              plugin -> new EvaluationEstimate(desk, spec, plugin, answer).advance(),
              () ->
                  answer.completeExceptionally(
                      new PluginException(
                          "the evaluation '" + spec.evaluation() + "' is not there")));
    }
  }
}
