package wernicke.scorer.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.PluginException;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;
import wernicke.api.job.Jobs;
import wernicke.api.store.Journal;
import wernicke.api.store.Recordings;

/**
 * Drives jobs. All decisions are made on one thread, the conductor; events and callers only hand it
 * work, so no lock is needed and no event thread ever waits. The numbers themselves are computed by
 * plugins on the threads of their endpoints.
 */
@Component(
    immediate = true,
    service = {Jobs.class, EventHandler.class})
@EventTopics({
  "wernicke/description/COMPLETED",
  "wernicke/stimuli/COMPLETED",
  "wernicke/recording/COMPLETED",
  "wernicke/comparison/COMPLETED",
  "wernicke/ceiling/COMPLETED",
  "wernicke/request/FAILED",
  "wernicke/request/PROGRESS",
  "wernicke/catalog/*"
})
@Designate(ocd = Settings.class)
public final class Scorer implements Jobs, EventHandler {
  static final String CORPUS = "corpus";

  private static final Logger LOG = LoggerFactory.getLogger(Scorer.class);
  private static final Set<String> CONTEXTS = Set.of("passage", CORPUS);

  private final Desk desk;
  private final Map<Long, JobRun> runs = new LinkedHashMap<>();
  private final Map<Long, Job> live = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor conductor;

  @Activate
  public Scorer(
      @Reference EventAdmin eventAdmin,
      @Reference Catalog catalog,
      @Reference Journal journal,
      @Reference Recordings recordings,
      Settings settings) {
    this.desk =
        new Desk(
            catalog,
            journal,
            recordings,
            event -> eventAdmin.postEvent(new Event(event.topic(), event.properties())),
            new Conversation(
                event -> eventAdmin.postEvent(new Event(event.topic(), event.properties()))),
            settings);
    this.conductor = new ScheduledThreadPoolExecutor(1, Scorer::thread);
    conductor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    List<Job> unfinished = journal.jobs().stream().filter(job -> !job.state().terminal()).toList();
    conduct(() -> takeUp(unfinished));
    var unused =
        conductor.scheduleWithFixedDelay(
            () -> guard(() -> desk.conversation().expire(System.currentTimeMillis() - 30_000)),
            10,
            10,
            TimeUnit.SECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "wernicke-conductor");
    thread.setDaemon(true);
    return thread;
  }

  @Deactivate
  void deactivate() {
    conduct(() -> runs.values().forEach(JobRun::suspend));
    conductor.shutdown();
  }

  /** Hands work to the conductor; after deactivation there is nothing left to do. */
  private void conduct(Runnable work) {
    try {
      conductor.execute(() -> guard(work));
    } catch (RejectedExecutionException e) {
      LOG.debug("the scorer stops", e);
    }
  }

  private static void guard(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("the scorer failed; other jobs go on", e);
    }
  }

  // ---- events ----

  @Override
  public void handleEvent(Event event) {
    WernickeEvent.of(event.getTopic(), event::getProperty).ifPresent(e -> conduct(() -> handle(e)));
  }

  private void handle(WernickeEvent event) {
    if (event instanceof Reply reply) {
      desk.conversation().reply(reply);
    } else if (event instanceof RequestProgress progress) {
      desk.conversation().progress(progress);
    } else if (event instanceof PluginArrived arrived) {
      arrived(Kind.valueOf(arrived.kind()), arrived.id());
    } else if (event instanceof PluginDeparted departed) {
      desk.conversation().departed(Kind.valueOf(departed.kind()), departed.id());
    }
    next();
  }

  private void arrived(Kind kind, String id) {
    runs.values().stream().filter(run -> run.awaits(kind, id)).forEach(JobRun::requeue);
  }

  // ---- jobs ----

  /**
   * Jobs that a former process left unfinished; they are listed before anybody can submit a new
   * one.
   */
  private void takeUp(List<Job> unfinished) {
    for (Job job : unfinished) {
      Job again = job.takenUp();
      desk.journal().save(again);
      JobLog.queued(again);
      runs.put(job.id(), new JobRun(desk, again));
    }
    next();
  }

  /** Starts queued jobs while there is room, and lets go of finished ones. */
  private void next() {
    runs.values().forEach(run -> live.put(run.job().id(), run.job()));
    runs.values().removeIf(run -> run.job().state().terminal());
    List<JobRun> queued =
        runs.values().stream().filter(run -> run.job().state() == JobState.QUEUED).toList();
    for (JobRun run : queued) {
      long running =
          runs.values().stream().filter(r -> r.job().state() == JobState.RUNNING).count();
      if (running >= desk.settings().jobs()) {
        break;
      }
      run.start();
    }
    runs.values().forEach(run -> live.put(run.job().id(), run.job()));
  }

  @Override
  public Job submit(JobSpec spec) {
    if (!spec.cv().isEmpty()) {
      CrossValidation.parse(spec.cv());
    }
    if (!spec.metric().isEmpty()) {
      MetricSpec.parse(spec.metric());
    }
    if (!CONTEXTS.contains(spec.context())) {
      throw new PluginException("unknown context '" + spec.context() + "': use passage or corpus");
    }
    Job job = desk.journal().create(spec);
    JobLog.queued(job);
    conduct(() -> add(job));
    return job;
  }

  private void add(Job job) {
    runs.put(job.id(), new JobRun(desk, job));
    next();
  }

  @Override
  public List<Job> list() {
    return desk.journal().jobs().stream().map(job -> live.getOrDefault(job.id(), job)).toList();
  }

  @Override
  public Optional<Job> find(long id) {
    Job job = live.get(id);
    return job != null ? Optional.of(job) : desk.journal().job(id);
  }

  @Override
  public Job cancel(long id) {
    Job job = require(id);
    if (job.state().terminal()) {
      throw new PluginException("job " + id + " is " + job.state() + " already");
    }
    conduct(
        () -> {
          Optional.ofNullable(runs.get(id)).ifPresent(JobRun::cancel);
          next();
        });
    return job;
  }

  @Override
  public Job retry(long id) {
    Job job = require(id);
    if (!job.state().terminal() || job.state() == JobState.DONE) {
      throw new PluginException(
          "job " + id + " is " + job.state() + ": only failed and cancelled jobs can be retried");
    }
    Job again = job.with(JobState.QUEUED, "retried");
    desk.journal().save(again);
    JobLog.changed(job, again);
    live.put(id, again);
    conduct(() -> add(again));
    return again;
  }

  private Job require(long id) {
    return find(id)
        .orElseThrow(() -> new PluginException("there is no job " + id + ": 'jobs' lists them"));
  }
}
