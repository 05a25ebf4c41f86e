package wernicke.scorer.internal.alignment;

import java.util.List;
import java.util.Optional;
import wernicke.api.Benchmark;
import wernicke.api.Ceiling;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.ComparisonCompleted;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.WorkloadCompleted;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Score;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;
import wernicke.scorer.internal.cost.Part;
import wernicke.scorer.internal.cost.Span;
import wernicke.scorer.internal.job.Desk;
import wernicke.scorer.internal.job.Steps;
import wernicke.scorer.internal.job.Telling;

/**
 * The steps of an alignment: description, stimuli, recording, one comparison per layer, ceiling,
 * score.
 */
public final class AlignmentSteps implements Steps {
  private final Desk desk;
  private final Telling telling;
  private final Inputs inputs;
  private Plan plan;
  private RecordingStep recording;
  private ComparisonStep comparison;
  private boolean forecast;

  /**
   * For a job whose benchmark is there.
   *
   * @param benchmark as its data set declares it
   */
  AlignmentSteps(Desk desk, Telling telling, AlignmentSpec spec, Benchmark benchmark) {
    this.desk = desk;
    this.telling = telling;
    this.inputs = new Inputs(desk, telling.job().id(), spec, benchmark);
  }

  @Override
  public Optional<Question> missing() {
    Optional<Question> missing = inputs.missing();
    if (missing.isEmpty()) {
      plan();
      missing = recording.counting();
    }
    if (missing.isEmpty()) {
      forecast();
      missing = recording.missing();
    }
    return missing.isPresent() ? missing : compare();
  }

  @Override
  public Optional<Runnable> thought() {
    return recording == null ? Optional.empty() : recording.choice();
  }

  private void plan() {
    if (plan == null) {
      plan =
          Plan.of(
              desk.splits(),
              inputs.spec(),
              inputs.benchmark(),
              inputs.model(),
              inputs.assembly(),
              inputs.localizer());
      recording = new RecordingStep(desk, inputs, plan);
    }
  }

  /** What is to be computed is known: how long will that take, the controls beside it included? */
  private void forecast() {
    if (!forecast) {
      forecast = true;
      Forecast ahead = Forecast.of(desk, inputs, plan, recording);
      telling.ledger().plan(ahead.parts());
      telling.group().guess(ahead.control());
      Span time = telling.group().expected();
      telling.estimate(Forecast.estimate(desk, inputs, recording, time));
    }
  }

  private Optional<Question> compare() {
    if (comparison == null) {
      plan = corrected(plan);
      comparison = new ComparisonStep(desk, inputs, plan, recording.controls());
    }
    Optional<Question> missing = comparison.missing();
    telling.progress("compared " + comparison.results().size() + " layers");
    return missing.isPresent() || comparison.ceiling().isPresent()
        ? missing
        : Optional.of(comparison.estimateCeiling());
  }

  /** Corrected surprisals are compared too where the model gave them: beside, never as the best. */
  private Plan corrected(Plan plain) {
    if (inputs.benchmark().recording().kind() != RecordingSpec.Kind.SURPRISAL) {
      return plain;
    }
    return desk.recordings()
        .open(plain.recording())
        .filter(r -> r.layers().containsKey(Recording.CORRECTED))
        .map(r -> plain.withLayers(List.of(Recording.SURPRISAL, Recording.CORRECTED)))
        .orElse(plain);
  }

  @Override
  public void begin(Question question) {
    Part loading = inputs.loading();
    if (question.purpose().equals(loading.purpose())) {
      telling.ledger().begin(loading);
    } else {
      telling.ledger().begin(question.purpose());
    }
  }

  @Override
  public void keep(Purpose purpose, Reply reply) {
    telling.ledger().done(desk.quiet().getAsBoolean());
    if (reply instanceof RecordingCompleted) {
      recording.requireStored(purpose);
    } else if (reply instanceof WorkloadCompleted work) {
      recording.counted(work.value());
    } else if (reply instanceof ComparisonCompleted completed) {
      comparison.keep(purpose, completed.comparison());
    } else if (reply instanceof CeilingCompleted ceiling) {
      desk.journal().saveCeiling(purpose.about(), ceiling.value());
    } else {
      inputs.keep(purpose, reply);
    }
  }

  @Override
  public Score outcome(double seconds) {
    Optional<Ceiling> ceiling = comparison.ceiling().orElseThrow();
    Report report =
        new Report(telling.job(), inputs, plan, desk.recordings().open(plan.recording()));
    return report.score(comparison.results(), ceiling, desk.journal()::comparison, seconds);
  }
}
