package wernicke.shell.internal.job;

import java.util.Optional;
import wernicke.api.PluginException;
import wernicke.api.console.Terminal;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobStanding;
import wernicke.api.job.JobState;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.console.internal.text.ProgressLine;
import wernicke.shell.internal.service.Services;

/** Watches a job until nothing more happens, and shows how it goes. */
public final class Follower {
  /** What to do about a job that waits for a plugin. */
  public enum Patience {
    /** Keep waiting: the job goes on by itself when the plugin arrives. */
    WAIT,
    /** Stop watching. */
    LEAVE
  }

  private static final long TICK = 500;

  /** The store is asked without an event every so many ticks, should an event be lost. */
  private static final int RARELY = 4;

  private final Services services;
  private final JobEvents events;

  public Follower(Services services, JobEvents events) {
    this.services = services;
    this.events = events;
  }

  /**
   * Follows a job, and then the controls beside it; a control that waits for a plugin is not waited
   * for.
   *
   * @param label what to call the job in the progress line
   * @return the job, terminal; or WAITING if not patient
   * @throws InterruptedException if nobody watches any more; the job goes on
   */
  public Job follow(long id, String label, Patience patience, Terminal terminal)
      throws InterruptedException {
    ProgressLine line = new ProgressLine(terminal);
    try (JobEvents.Watch watch = events.watch(id)) {
      return follow(id, label, patience, terminal, watch, line);
    } catch (InterruptedException e) {
      line.abandon();
      throw goesOn(id, e);
    } finally {
      line.clear();
    }
  }

  /**
   * The score of a finished job.
   *
   * @throws PluginException if it failed or was cancelled
   */
  public Score score(Job job) {
    return outcome(job, Score.class);
  }

  /**
   * What a finished job ended in.
   *
   * @throws PluginException if it failed or was cancelled
   */
  public <T extends Outcome> T outcome(Job job, Class<T> kind) {
    if (job.state() == JobState.FAILED) {
      throw new PluginException("job " + job.id() + " failed: " + job.message());
    } else if (job.state() != JobState.DONE) {
      throw new PluginException("job " + job.id() + " was " + describe(job));
    }
    return services
        .journal()
        .result(job.result())
        .map(kind::cast)
        .orElseThrow(
            () ->
                new PluginException(
                    "the result of job " + job.id() + " is not in the store: ask for it again"));
  }

  /** State and message in one phrase. */
  public static String describe(Job job) {
    String state = job.state().name().toLowerCase(java.util.Locale.ROOT);
    return job.message().isBlank() ? state : state + ": " + job.message();
  }

  private Job follow(
      long id,
      String label,
      Patience patience,
      Terminal terminal,
      JobEvents.Watch watch,
      ProgressLine line)
      throws InterruptedException {
    WaitingNote note = new WaitingNote(line);
    boolean announced = false;
    while (true) {
      Job job = find(id);
      if (over(job, patience)) {
        return job;
      }
      note.look(job);
      for (int tick = 0; tick < RARELY && !watch.takeChanged(); tick++) {
        announced = announced || announce(id, line);
        show(watch.takeProgress(), label, line);
        watch.await(TICK);
        terminal.check();
      }
    }
  }

  private static void show(JobProgress progress, String label, ProgressLine line) {
    if (progress != null) {
      line.show(label, progress.fraction(), progress.etaSeconds(), progress.what());
    }
  }

  /** What a long job takes is told before it takes it. */
  private boolean announce(long id, ProgressLine line) {
    Optional<JobEstimate> estimate =
        services.jobs().standing(id).flatMap(JobStanding::estimate).filter(JobEstimate::lengthy);
    estimate.ifPresent(
        e -> {
          line.note("job " + id + " takes about: " + EstimateText.line(e));
          line.note("Ctrl-C leaves it running, 'follow " + id + "' shows its answer later");
        });
    return estimate.isPresent();
  }

  private boolean over(Job job, Patience patience) {
    if (job.state() != JobState.DONE) {
      return job.state().terminal()
          || (job.state() == JobState.WAITING && patience == Patience.LEAVE);
    }
    return services.jobs().controls(job.id()).stream()
        .allMatch(c -> c.state().terminal() || c.state() == JobState.WAITING);
  }

  private Job find(long id) {
    return services
        .jobs()
        .find(id)
        .orElseThrow(() -> new PluginException("job " + id + " is no longer in the store"));
  }

  private static InterruptedException goesOn(long id, InterruptedException cause) {
    InterruptedException exception =
        new InterruptedException(
            "job "
                + id
                + " goes on: 'follow "
                + id
                + "' follows it to its score, 'cancel "
                + id
                + "' stops it");
    exception.initCause(cause);
    return exception;
  }
}
