package wernicke.scorer.internal.job;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.event.WernickeEvent.JobChanged;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobStanding;
import wernicke.api.job.JobState;
import wernicke.api.job.Outcome;
import wernicke.scorer.internal.cost.Clock;
import wernicke.scorer.internal.cost.Group;
import wernicke.scorer.internal.cost.Ledger;

/**
 * Tells of one job: its changes to the store first, then to the log and to whoever listens; its
 * progress, alone and together with its group. Used by the conductor's thread only; the job may be
 * read by any.
 */
public final class Telling {
  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  private final Desk desk;
  private final Group group;
  private final Clock clock = new Clock();
  private final Ledger ledger;
  private final Group alone = new Group();
  private volatile Job job;

  /**
   * For a new run.
   *
   * @param group the job and its controls, or the one that it is a control of
   */
  public Telling(Desk desk, Job job, Group group) {
    this.desk = desk;
    this.job = job;
    this.group = group;
    this.ledger = new Ledger(desk.costs(), clock::seconds);
    group.add(job.id(), ledger);
    alone.add(job.id(), ledger);
  }

  public Job job() {
    return job;
  }

  Clock clock() {
    return clock;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Group group() {
    return group;
  }

  /**
   * Commits the new state to the store, then tells it.
   *
   * @return false if the store cannot be written: then the job fails, in memory only, and the
   *     stored one goes on after a restart
   */
  boolean change(JobState state, String message) {
    Job before = job;
    Job changed = job.with(state, message);
    boolean stored = true;
    try {
      desk.journal().save(changed);
      tell(changed);
    } catch (PluginException e) {
      LOG.error("job {} cannot be stored: {}", job.id(), e.getMessage());
      tell(changed.with(JobState.FAILED, e.getMessage()));
      stored = false;
    }
    JobLog.changed(before, job);
    if (job.state().terminal()) {
      ledger.close();
    }
    return stored;
  }

  /** Commits the outcome with the finished job, then tells it. */
  void finish(Outcome outcome) {
    Job done = job.done(outcome.id());
    desk.journal().finish(done, outcome);
    ledger.close();
    JobLog.finished(done, outcome);
    tell(done);
  }

  private void tell(Job changed) {
    job = changed;
    desk.bus().accept(new JobChanged(changed.id(), changed.state(), changed));
  }

  /** It is known what the job will take. */
  public void estimate(JobEstimate estimate) {
    stand(job.id(), group, "", Optional.of(estimate));
  }

  /** How the job and its group stand. */
  public void progress(String what) {
    if (job.control()) {
      stand(job.id(), alone, what, Optional.empty());
      stand(job.parent(), group, "control " + job.spec().model() + ": " + what, Optional.empty());
    } else {
      stand(job.id(), group, what, Optional.empty());
    }
  }

  private void stand(long id, Group members, String what, Optional<JobEstimate> estimate) {
    double fraction = members.fraction();
    double eta = members.remaining();
    desk.standings()
        .merge(
            id,
            new JobStanding(fraction, eta, what, estimate),
            (old, now) -> new JobStanding(fraction, eta, what, estimate.or(() -> old.estimate())));
    desk.bus().accept(new JobProgress(id, fraction, eta, what));
  }
}
