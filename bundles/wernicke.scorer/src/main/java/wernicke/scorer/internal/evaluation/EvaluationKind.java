package wernicke.scorer.internal.evaluation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.JobEstimate;
import wernicke.scorer.internal.job.Awaited;
import wernicke.scorer.internal.job.Desk;
import wernicke.scorer.internal.job.JobKind;
import wernicke.scorer.internal.job.Steps;
import wernicke.scorer.internal.job.Telling;

/** An evaluation needs the plugin that does it. */
public record EvaluationKind(EvaluationSpec spec) implements JobKind {
  @Override
  public Optional<Awaited> lacking(Desk desk) {
    return desk.catalog().find(Kind.EVALUATION, spec.evaluation()).isPresent()
        ? Optional.empty()
        : Optional.of(Awaited.plugin(Kind.EVALUATION, spec.evaluation()));
  }

  @Override
  public Steps steps(Desk desk, Telling telling) {
    return new EvaluationSteps(
        desk, telling, spec, desk.catalog().find(Kind.EVALUATION, spec.evaluation()).orElseThrow());
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
