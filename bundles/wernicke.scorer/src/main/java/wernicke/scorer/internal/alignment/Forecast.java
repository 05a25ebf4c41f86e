package wernicke.scorer.internal.alignment;

import java.util.ArrayList;
import java.util.List;
import wernicke.api.Assembly;
import wernicke.api.ModelInfo;
import wernicke.api.RecordingSpec;
import wernicke.api.Workload;
import wernicke.api.job.JobEstimate;
import wernicke.api.store.Cost.Step;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.cost.Costs;
import wernicke.scorer.internal.cost.Estimate;
import wernicke.scorer.internal.cost.Part;
import wernicke.scorer.internal.cost.Span;
import wernicke.scorer.internal.cost.Work;
import wernicke.scorer.internal.job.Desk;

/**
 * What a job has to compute, and what that takes.
 *
 * @param parts what is open
 * @param control what each control beside it takes, as far as can be told before it is described
 */
public record Forecast(List<Part> parts, Span control) {
  /** For a job that knows its inputs. */
  static Forecast of(Desk desk, Inputs inputs, Plan plan, RecordingStep recording) {
    List<Part> parts = new ArrayList<>(recording.open());
    parts.addAll(new ComparisonStep(desk, inputs, plan, recording.controls()).open());
    return new Forecast(parts, control(desk.costs(), inputs, plan));
  }

  /** A control is loaded, and compared as one narrow layer. */
  private static Span control(Costs costs, Inputs inputs, Plan plan) {
    double work = Work.comparison(inputs.assembly(), 1, plan.outer().size());
    Part comparison =
        new Part(
            new Purpose(Purpose.Step.COMPARISON, ""),
            Step.COMPARISON,
            inputs.metric().toString(),
            work);
    return costs.predict(inputs.loading()).plus(costs.predict(comparison));
  }

  /**
   * In numbers.
   *
   * @param time of the job and its controls
   */
  static JobEstimate estimate(Desk desk, Inputs inputs, RecordingStep recording, Span time) {
    ModelInfo model = inputs.model();
    Assembly assembly = inputs.assembly();
    RecordingSpec spec = inputs.benchmark().recording();
    Estimate room = Estimate.of(model, assembly, spec);
    boolean stored = recording.stored();
    Workload unknown = stored ? Workload.NONE : null;
    Workload work = recording.workload().orElse(unknown);
    return new JobEstimate(
        work == null ? -1 : work.passes(),
        work == null ? -1 : work.tokens(),
        time.low(),
        time.high(),
        stored ? 0 : room.disk(),
        desk.recordings().freeBytes(),
        room.memory(),
        Estimate.freeMemory());
  }
}
