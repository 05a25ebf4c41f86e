package wernicke.shell.internal.service;

import wernicke.api.PluginException;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;
import wernicke.shell.internal.cli.Terminal;

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

  /** Without a terminal, what a job needs is only told of one that takes this many ticks. */
  private static final int UNHURRIED = 10;

  private final Services services;
  private final JobEvents events;

  public Follower(Services services, JobEvents events) {
    this.services = services;
    this.events = events;
  }

  /**
   * Follows a job.
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
    if (job.state() == JobState.FAILED) {
      throw new PluginException("job " + job.id() + " failed: " + job.message());
    } else if (job.state() != JobState.DONE) {
      throw new PluginException("job " + job.id() + " was " + describe(job));
    }
    return services
        .journal()
        .score(job.result())
        .orElseThrow(
            () ->
                new PluginException(
                    "the score of job " + job.id() + " is not in the store: score it again"));
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
    Job job = find(id);
    boolean announced = false;
    for (int tick = 0; !done(job, patience); tick++) {
      note.look(job);
      if (!announced && recording(job) && (terminal.columns() > 0 || tick >= UNHURRIED)) {
        line.note(job.message()); // what it needs of disk and memory
        announced = true;
      }
      JobProgress progress = watch.takeProgress();
      if (progress != null) {
        line.show(label, progress.fraction(), progress.etaSeconds(), progress.what());
      }
      watch.await(TICK);
      terminal.check();
      job = watch.takeChanged() || tick % RARELY == 0 ? find(id) : job;
    }
    return job;
  }

  private static boolean recording(Job job) {
    return job.state() == JobState.RUNNING && job.message().startsWith("recording ");
  }

  private static boolean done(Job job, Patience patience) {
    return job.state().terminal()
        || (job.state() == JobState.WAITING && patience == Patience.LEAVE);
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
            "job " + id + " goes on: 'watch " + id + "' follows it, 'cancel " + id + "' stops it");
    exception.initCause(cause);
    return exception;
  }
}
