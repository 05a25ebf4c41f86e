package wernicke.scorer.internal;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.Benchmark;
import wernicke.api.Ceiling;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.ComparisonCompleted;
import wernicke.api.event.WernickeEvent.JobChanged;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;

/**
 * The state machine of one job. {@link #advance()} looks for the first thing that is missing and
 * asks for it; every reply is committed to the store under a content hash, then it advances again.
 * So a job that is taken up - after a restart, a departed plugin, a retry - goes on where it was,
 * and asking twice does no harm.
 *
 * <p>Steps: description, stimuli, recording, one comparison per layer, ceiling, score. Used by the
 * conductor's thread only.
 */
final class JobRun implements Conversation.Asker {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
  private static final int MAX_DEPARTURES = 100;

  private final Desk desk;
  private final Clock clock = new Clock();
  private final Milestones milestones = new Milestones();
  private volatile Job job;
  private Awaited awaited;
  private int departures;
  private int computed;

  private Inputs inputs;
  private Plan plan;
  private RecordingStep recording;
  private ComparisonStep comparison;

  /** A plugin that is waited for; the id is empty if any data set may bring the benchmark. */
  private record Awaited(Kind kind, String id) {
    boolean matches(Kind other, String otherId) {
      return kind == other && (id.isEmpty() || id.equals(otherId));
    }
  }

  JobRun(Desk desk, Job job) {
    this.desk = desk;
    this.job = job;
  }

  Job job() {
    return job;
  }

  /** Begins, or goes on after a plugin came. */
  void start() {
    awaited = null;
    change(JobState.RUNNING, "begins");
    advance();
  }

  /** Whether this run waits for that plugin. */
  boolean awaits(Kind kind, String id) {
    return job.state() == JobState.WAITING && awaited != null && awaited.matches(kind, id);
  }

  void requeue() {
    change(JobState.QUEUED, "is queued again: the plugin it waited for is there");
  }

  void cancel() {
    desk.conversation().leave(this);
    change(
        JobState.CANCELLED,
        "cancelled; what is computed stays, 'retry " + job.id() + "' goes on from there");
  }

  /**
   * The service stops: requests are withdrawn, the stored state stays as it is, the next start
   * takes the job up.
   */
  void suspend() {
    desk.conversation().leave(this);
  }

  private void advance() {
    try {
      next().ifPresent(this::ask);
    } catch (PluginException e) {
      fail(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("job {} failed", job.id(), e);
      fail("the scorer failed with " + e + "; the log has the details");
    }
  }

  /** The first thing that is missing; empty if nothing is, or if it can only be waited for. */
  private Optional<Question> next() {
    if (inputs == null && !begin()) {
      return Optional.empty();
    }
    Optional<Question> missing = inputs.missing();
    if (missing.isEmpty()) {
      plan();
      missing = recording.missing();
    }
    return missing.isPresent() ? missing : compare();
  }

  private boolean begin() {
    String id = job.spec().benchmark();
    Optional<Benchmark> benchmark = desk.catalog().benchmark(id);
    if (benchmark.isEmpty()) {
      await(new Awaited(Kind.DATASET, ""), "waits for a data set with the benchmark '" + id + "'");
      return false;
    }
    inputs = new Inputs(desk, job.spec(), Plan.adjust(job.spec(), benchmark.get()));
    return true;
  }

  private void plan() {
    if (plan == null) {
      plan =
          Plan.of(
              job.spec(),
              inputs.benchmark(),
              inputs.model(),
              inputs.assembly(),
              inputs.localizer());
      milestones.plan(plan.layers().size(), desk.recordings().has(plan.recording()));
      recording = new RecordingStep(desk, inputs, plan);
    }
  }

  private Optional<Question> compare() {
    if (comparison == null) {
      plan = corrected(plan);
      comparison = new ComparisonStep(desk, inputs, plan, recording.controls());
    }
    Optional<Question> missing = comparison.missing();
    progress(milestones.compared(compared()), "compared " + compared() + " layers");
    if (missing.isEmpty()) {
      Optional<Optional<Ceiling>> ceiling = comparison.ceiling();
      ceiling.ifPresent(this::finish);
      missing = ceiling.isPresent() ? missing : Optional.of(comparison.estimateCeiling());
    }
    return missing;
  }

  private int compared() {
    return comparison == null ? 0 : comparison.results().size();
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

  private void finish(Optional<Ceiling> ceiling) {
    clock.stop();
    Report report = new Report(job, inputs, plan, desk.recordings().open(plan.recording()));
    Score score =
        report.score(comparison.results(), ceiling, desk.journal()::comparison, clock.seconds());
    Job done = job.done(score.id());
    desk.journal().finish(done, score);
    JobLog.finished(done, score);
    tell(done);
  }

  // ---- replies ----

  @Override
  public void replied(String purpose, Reply reply) {
    if (job.state() != JobState.RUNNING) {
      return;
    }
    try {
      keep(purpose, reply);
    } catch (PluginException e) {
      fail(e.getMessage());
      return;
    }
    if (job.state() == JobState.RUNNING) {
      advance();
    }
  }

  private void keep(String purpose, Reply reply) {
    if (reply instanceof RequestFailed failed) {
      failed(failed);
    } else if (reply instanceof RecordingCompleted) {
      recording.requireStored(purpose);
    } else if (reply instanceof ComparisonCompleted completed) {
      comparison.keep(purpose, completed.comparison());
      computed++;
    } else if (reply instanceof CeilingCompleted ceiling) {
      desk.journal().saveCeiling(Question.what(purpose), ceiling.value());
    } else {
      inputs.keep(purpose, reply);
    }
  }

  private void failed(RequestFailed failed) {
    if (failed.reason() != Reason.DEPARTED) {
      fail(failed.message());
    } else if (++departures > MAX_DEPARTURES) {
      fail(failed.message() + " again and again: see the log");
    } else {
      forget();
    }
  }

  /** A plugin left: what it said of itself may no longer hold. What is in the store stays. */
  private void forget() {
    inputs = null;
    plan = null;
    recording = null;
    comparison = null;
  }

  @Override
  public void progressed(String purpose, RequestProgress news) {
    if (job.state() == JobState.RUNNING) {
      progress(milestones.within(purpose, compared(), news.fraction()), news.what());
    }
  }

  // ---- telling ----

  private void ask(Question question) {
    Kind kind = question.kind();
    String id = question.plugin();
    if (desk.catalog().find(kind, id).isEmpty()) {
      await(new Awaited(kind, id), "waits for the " + kind.label() + " '" + id + "'");
      return;
    }
    clock.start();
    change(JobState.RUNNING, question.doing());
    progress(milestones.within(question.purpose(), compared(), 0), question.doing());
    desk.conversation().ask(this, question.purpose(), kind, id, question.request());
  }

  private void await(Awaited plugin, String message) {
    clock.stop();
    forget();
    awaited = plugin;
    change(JobState.WAITING, message);
  }

  private void fail(String message) {
    clock.stop();
    desk.conversation().leave(this);
    change(JobState.FAILED, message);
  }

  /**
   * Commits the new state to the store, then tells it. If the store cannot be written the job
   * fails, in memory only: the stored one goes on after a restart.
   */
  private void change(JobState state, String message) {
    Job changed = job.with(state, message);
    try {
      desk.journal().save(changed);
    } catch (PluginException e) {
      LOG.error("job {} cannot be stored: {}", job.id(), e.getMessage());
      changed = job.with(JobState.FAILED, e.getMessage());
      desk.conversation().leave(this);
    }
    JobLog.changed(job, changed);
    tell(changed);
  }

  private void tell(Job changed) {
    job = changed;
    desk.bus().accept(new JobChanged(changed.id(), changed.state().name(), changed));
  }

  private void progress(double fraction, String what) {
    double found = milestones.layers(Math.max(0, compared() - computed));
    desk.bus().accept(new JobProgress(job.id(), fraction, clock.eta(fraction, found), what));
  }
}
