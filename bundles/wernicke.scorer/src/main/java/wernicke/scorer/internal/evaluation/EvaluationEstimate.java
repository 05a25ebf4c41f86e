package wernicke.scorer.internal.evaluation;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobState;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;
import wernicke.scorer.internal.cost.Estimate;
import wernicke.scorer.internal.cost.Group;
import wernicke.scorer.internal.cost.Span;
import wernicke.scorer.internal.job.Desk;
import wernicke.scorer.internal.job.Inquiry;
import wernicke.scorer.internal.job.Telling;

/**
 * Finds out what an evaluation would take: its steps up to the evaluation itself, and no more. How
 * often the model is asked only the evaluation knows; how long it takes is told by what evaluations
 * took before. Nothing is stored.
 */
public final class EvaluationEstimate extends Inquiry {
  private static final long UNKNOWN = -1;

  private final Desk desk;
  private final Telling nobody;
  private final EvaluationSteps steps;

  EvaluationEstimate(
      Desk desk, EvaluationSpec spec, Plugin evaluation, CompletableFuture<JobEstimate> answer) {
    super(desk, answer);
    this.desk = desk;
    Instant now = Instant.now();
    Job none = new Job(0, spec, JobState.QUEUED, "", now, now, 0, "");
    this.nobody = new Telling(desk, none, new Group());
    this.steps = new EvaluationSteps(desk, nobody, spec, evaluation);
  }

  @Override
  protected Optional<Question> missing() {
    return steps.missing().filter(question -> !evaluates(question));
  }

  private static boolean evaluates(Question question) {
    return question.purpose().step() == Purpose.Step.EVALUATION;
  }

  @Override
  protected void keep(Purpose purpose, Reply reply) {
    steps.keep(purpose, reply);
  }

  @Override
  protected JobEstimate estimate() {
    boolean stored = steps.missing().isEmpty();
    Span time = nobody.ledger().expected();
    return new JobEstimate(
        stored ? 0 : UNKNOWN,
        stored ? 0 : UNKNOWN,
        time.low(),
        time.high(),
        0,
        desk.recordings().freeBytes(),
        stored ? 0 : UNKNOWN,
        Estimate.freeMemory());
  }
}
