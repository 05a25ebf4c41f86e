package wernicke.scorer.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.CrossValidator;
import wernicke.api.PluginException;
import wernicke.api.catalog.Catalog;
import wernicke.api.event.Requester;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobStanding;
import wernicke.api.job.JobState;
import wernicke.api.job.Jobs;
import wernicke.api.store.Journal;
import wernicke.api.store.Materials;
import wernicke.api.store.Recordings;
import wernicke.scorer.internal.conversation.Conversation;
import wernicke.scorer.internal.cost.Costs;
import wernicke.scorer.internal.job.Aside;
import wernicke.scorer.internal.job.ControlJobs;
import wernicke.scorer.internal.job.Desk;
import wernicke.scorer.internal.job.JobLog;
import wernicke.scorer.internal.job.Roster;
import wernicke.scorer.internal.job.Settings;

/**
 * Drives jobs. All decisions are made on one thread, the conductor; events and callers only hand it
 * work, so no lock is needed and no event thread ever waits. The numbers themselves are computed by
 * plugins on the threads of their endpoints.
 */
@Component(
    immediate = true,
    configurationPid = "wernicke.scorer",
    service = {Jobs.class, EventHandler.class, HealthCheck.class})
@EventTopics("wernicke/catalog/*")
@Designate(ocd = Settings.class)
public final class Scorer implements Jobs, EventHandler, HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(Scorer.class);

  private final Desk desk;
  private final Roster roster = new Roster();
  private final ScheduledThreadPoolExecutor conductor;
  private final ExecutorService aside =
      Executors.newSingleThreadExecutor(work -> thread(work, "wernicke-aside"));
  private volatile Settings settings;

  @Activate
  public Scorer(
      @Reference EventAdmin eventAdmin,
      @Reference Catalog catalog,
      @Reference Journal journal,
      @Reference Recordings recordings,
      @Reference Materials materials,
      @Reference CrossValidator splits,
      @Reference Requester requester,
      Settings settings) {
    this.settings = settings;
    this.desk =
        new Desk(
            catalog,
            journal,
            recordings,
            materials,
            splits,
            event -> eventAdmin.postEvent(new Event(event.topic(), event.properties())),
            new Conversation(requester, work -> conduct(() -> thenNext(work))),
            new Aside(aside, work -> conduct(() -> thenNext(work))),
            () -> this.settings,
            JobKinds::of,
            new ControlJobs(catalog, journal, roster::add),
            new Costs(journal::saveCost),
            new ConcurrentHashMap<>(),
            roster::quiet);
    roster.open(desk);
    conductor = new ScheduledThreadPoolExecutor(1, work -> thread(work, "wernicke-conductor"));
    conductor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    List<Job> unfinished = journal.jobs().stream().filter(job -> !job.state().terminal()).toList();
    conduct(() -> desk.costs().recall(journal.costs()));
    conduct(() -> takeUp(unfinished));
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Takes new settings without touching the jobs that go on; more of them may start. */
  @Modified
  void modified(Settings now) {
    settings = now;
    conduct(roster::next);
  }

  @Deactivate
  void deactivate() {
    conduct(roster::suspend);
    conductor.shutdown();
    aside.shutdownNow();
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
    } catch (Throwable e) { // an error of one job must not take the conductor with it
      LOG.error("the scorer failed; other jobs go on", e);
    }
  }

  private void thenNext(Runnable work) {
    work.run();
    roster.next();
  }

  // ---- health ----

  @Override
  public String area() {
    return "jobs";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    return new SignOfLife(conductor, roster.known()).findings();
  }

  // ---- events ----

  @Override
  public void handleEvent(Event event) {
    WernickeEvent.of(event.getTopic(), event::getProperty).ifPresent(e -> conduct(() -> handle(e)));
  }

  private void handle(WernickeEvent event) {
    if (event instanceof PluginArrived arrived) {
      roster.arrived(arrived.kind(), arrived.id());
    }
    roster.next();
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
      roster.add(again);
    }
    roster.next();
  }

  @Override
  public Job submit(JobSpec spec) {
    List<Job> created = desk.journal().create(spec, desk.controls().of(spec));
    created.forEach(JobLog::queued);
    conduct(() -> add(created));
    return created.get(0);
  }

  private void add(List<Job> jobs) {
    jobs.forEach(roster::add);
    roster.next();
  }

  @Override
  public CompletableFuture<JobEstimate> estimate(JobSpec spec) {
    CompletableFuture<JobEstimate> answer = new CompletableFuture<>();
    conduct(() -> JobKinds.of(spec).estimate(desk, answer));
    return answer;
  }

  @Override
  public List<Job> list() {
    return desk.journal().jobs().stream().map(this::now).toList();
  }

  @Override
  public Optional<Job> find(long id) {
    Optional<Job> job = roster.find(id);
    return job.isPresent() ? job : desk.journal().job(id);
  }

  @Override
  public List<Job> controls(long id) {
    return desk.journal().controls(id).stream().map(this::now).toList();
  }

  private Job now(Job stored) {
    return roster.find(stored.id()).orElse(stored);
  }

  @Override
  public Optional<JobStanding> standing(long id) {
    return Optional.ofNullable(desk.standings().get(id));
  }

  @Override
  public Job cancel(long id) {
    Job job = require(id);
    if (job.state().terminal() && controls(id).stream().allMatch(c -> c.state().terminal())) {
      throw new PluginException("job " + id + " is " + job.state() + " already");
    }
    conduct(
        () -> {
          roster.cancel(id);
          roster.next();
        });
    return job;
  }

  @Override
  public Job retry(long id) {
    Job job = require(id);
    List<Job> stopped =
        Stream.concat(Stream.of(job), controls(id).stream()).filter(Scorer::stopped).toList();
    if (stopped.isEmpty()) {
      throw new PluginException(
          "job " + id + " is " + job.state() + ": only failed and cancelled jobs can be retried");
    }
    List<Job> again = stopped.stream().map(this::requeue).toList();
    conduct(() -> add(again));
    return again.get(0);
  }

  private static boolean stopped(Job job) {
    return job.state().terminal() && job.state() != JobState.DONE;
  }

  private Job requeue(Job job) {
    Job again = job.with(JobState.QUEUED, "retried");
    desk.journal().save(again);
    roster.show(again);
    JobLog.changed(job, again);
    return again;
  }

  private Job require(long id) {
    return find(id)
        .orElseThrow(() -> new PluginException("there is no job " + id + ": 'jobs' lists them"));
  }
}
