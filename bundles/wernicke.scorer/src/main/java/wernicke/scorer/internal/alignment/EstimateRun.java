package wernicke.scorer.internal.alignment;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wernicke.api.Benchmark;
import wernicke.api.PluginException;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.WorkloadCompleted;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.JobEstimate;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;
import wernicke.scorer.internal.cost.Span;
import wernicke.scorer.internal.job.Desk;
import wernicke.scorer.internal.job.Inquiry;

/**
 * Finds out what a job would take: its first questions, up to the recording, and no more. Of
 * results nothing is stored. Used by the conductor's thread only.
 */
public final class EstimateRun extends Inquiry {
  private static final long NO_JOB = 0;

  private final Desk desk;
  private final AlignmentSpec spec;
  private Inputs inputs;
  private Plan plan;
  private RecordingStep recording;

  EstimateRun(Desk desk, AlignmentSpec spec, CompletableFuture<JobEstimate> answer) {
    super(desk, answer);
    this.desk = desk;
    this.spec = spec;
  }

  /** Asks the first question. */
  void start() {
    Optional<Benchmark> benchmark = desk.catalog().benchmark(spec.benchmark());
    if (benchmark.isEmpty()) {
      fail("there is no data set with the benchmark '" + spec.benchmark() + "' yet");
      return;
    }
    try {
      inputs = new Inputs(desk, NO_JOB, spec, benchmark.get());
    } catch (PluginException e) {
      fail(e.getMessage());
      return;
    }
    advance();
  }

  @Override
  protected Optional<Question> missing() {
    Optional<Question> missing = inputs.missing();
    if (missing.isPresent()) {
      return missing;
    }
    if (plan == null) {
      plan =
          Plan.of(
              desk.splits(),
              spec,
              inputs.benchmark(),
              inputs.model(),
              inputs.assembly(),
              inputs.localizer());
      recording = new RecordingStep(desk, inputs, plan);
    }
    return recording.counting();
  }

  @Override
  protected JobEstimate estimate() {
    Forecast ahead = Forecast.of(desk, inputs, plan, recording);
    Span time = ahead.parts().stream().map(desk.costs()::predict).reduce(Span.NONE, Span::plus);
    long controls = desk.controls().of(spec).size();
    for (long control = 0; control < controls; control++) {
      time = time.plus(ahead.control());
    }
    return Forecast.estimate(desk, inputs, recording, time);
  }

  @Override
  protected void keep(Purpose purpose, Reply reply) {
    if (reply instanceof WorkloadCompleted work) {
      recording.counted(work.value());
    } else {
      inputs.keep(purpose, reply);
    }
  }
}
