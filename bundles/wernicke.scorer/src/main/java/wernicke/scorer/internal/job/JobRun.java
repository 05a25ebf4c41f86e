package wernicke.scorer.internal.job;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.scorer.internal.conversation.Conversation;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;
import wernicke.scorer.internal.cost.Group;

/**
 * The state machine of one job. {@link #advance()} looks for the first thing that is missing and
 * asks for it; every reply is committed to the store under a content hash, then it advances again.
 * So a job that is taken up - after a restart, a departed plugin, a retry - goes on where it was,
 * and asking twice does no harm.
 *
 * <p>Which steps there are is the matter of the job's kind. Used by the conductor's thread only.
 */
public final class JobRun implements Conversation.Asker {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
  private static final int MAX_DEPARTURES = 100;

  private final Desk desk;
  private final Telling telling;
  private Awaited awaited;
  private int departures;

  private Steps steps;

  /**
   * A run of a job.
   *
   * @param group the job and its controls, or the one that it is a control of
   */
  JobRun(Desk desk, Job job, Group group) {
    this.desk = desk;
    this.telling = new Telling(desk, job, group);
  }

  Job job() {
    return telling.job();
  }

  /** Begins, or goes on after a plugin came. */
  void start() {
    awaited = null;
    change(JobState.RUNNING, "begins");
    advance();
  }

  /** Whether this run waits for that plugin. */
  boolean awaits(Kind kind, String id) {
    return job().state() == JobState.WAITING && awaited != null && awaited.matches(kind, id);
  }

  void requeue() {
    change(JobState.QUEUED, "is queued again: the plugin it waited for is there");
  }

  void cancel() {
    cancel("cancelled; what is computed stays, 'retry " + job().id() + "' goes on from there");
  }

  /** With another reason. */
  void cancel(String why) {
    desk.conversation().leave(this);
    telling.clock().stop();
    change(JobState.CANCELLED, why);
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
    } catch (RuntimeException | Error e) { // whatever one job does, the others go on
      broken(e);
    }
  }

  private void broken(Throwable cause) {
    LOG.error("job {} failed", job().id(), cause);
    fail("the scorer failed with " + cause + "; the log has the details");
  }

  /** The first thing that is missing; empty if nothing is, or if it can only be waited for. */
  private Optional<Question> next() {
    if (steps == null && !begin()) {
      return Optional.empty();
    }
    Optional<Question> missing = steps.missing();
    Optional<Runnable> thought = steps.thought();
    if (thought.isPresent()) {
      think(thought.get());
      return Optional.empty();
    }
    if (missing.isEmpty()) {
      telling.clock().stop();
      desk.controls().complete(job());
      telling.finish(steps.outcome(telling.clock().seconds()));
    }
    return missing;
  }

  /** What was thought is for these steps; if there are others by then it is of no use. */
  private void think(Runnable thought) {
    Steps thinking = steps;
    telling.clock().start();
    change(JobState.RUNNING, "choosing units");
    desk.aside()
        .run(
            thought,
            failure -> {
              if (job().state() == JobState.RUNNING && steps == thinking) {
                thoughtOver(failure);
              }
            });
  }

  private void thoughtOver(Throwable failure) {
    if (failure == null) {
      advance();
    } else if (failure instanceof PluginException) {
      fail(failure.getMessage());
    } else {
      broken(failure);
    }
  }

  private boolean begin() {
    JobKind kind = desk.kinds().apply(job().spec());
    Optional<Awaited> lacking = kind.lacking(desk);
    if (lacking.isPresent()) {
      await(lacking.get());
      return false;
    }
    steps = kind.steps(desk, telling);
    return true;
  }

  // ---- replies ----

  @Override
  public void replied(Purpose purpose, Reply reply) {
    if (job().state() != JobState.RUNNING) {
      return;
    }
    try {
      keep(purpose, reply);
    } catch (PluginException e) {
      fail(e.getMessage());
      return;
    } catch (RuntimeException | Error e) {
      broken(e);
      return;
    }
    if (job().state() == JobState.RUNNING) {
      advance();
    }
  }

  private void keep(Purpose purpose, Reply reply) {
    if (reply instanceof RequestFailed failed) {
      failed(failed);
    } else {
      steps.keep(purpose, reply);
    }
  }

  private void failed(RequestFailed failed) {
    if (failed.reason() != Reason.DEPARTED && failed.reason() != Reason.ABSENT) {
      fail(failed.message());
    } else if (++departures > MAX_DEPARTURES) {
      fail(failed.message() + " again and again: see the log");
    } else {
      steps = null; // what it said of itself may no longer hold; what is in the store stays
    }
  }

  @Override
  public void progressed(Purpose purpose, RequestProgress news) {
    if (job().state() == JobState.RUNNING) {
      telling.ledger().progress(news.fraction());
      telling.progress(news.what());
    }
  }

  // ---- telling ----

  private void ask(Question question) {
    Kind kind = question.kind();
    String id = question.plugin();
    if (desk.catalog().find(kind, id).isEmpty()) {
      await(Awaited.plugin(kind, id));
      return;
    }
    telling.clock().start();
    change(JobState.RUNNING, question.doing());
    if (job().state() != JobState.RUNNING) {
      return; // the store cannot be written
    }
    steps.begin(question);
    telling.progress(question.doing());
    desk.conversation().ask(this, question);
  }

  private void await(Awaited plugin) {
    telling.clock().stop();
    steps = null;
    awaited = plugin;
    change(JobState.WAITING, plugin.message());
  }

  private void fail(String message) {
    telling.clock().stop();
    desk.conversation().leave(this);
    change(JobState.FAILED, message);
  }

  private void change(JobState state, String message) {
    if (!telling.change(state, message)) {
      desk.conversation().leave(this);
    }
  }
}
