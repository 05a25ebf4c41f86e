package wernicke.scorer.internal.job;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.scorer.internal.cost.Group;

/**
 * The jobs that are not finished, and whose turn it is: the oldest first, a control after the job
 * that it belongs to, no more at a time than the settings allow. Used by the conductor's thread
 * only, but for {@link #find}, {@link #known} and {@link #show}.
 */
public final class Roster {
  private final Map<Long, JobRun> runs = new LinkedHashMap<>();
  private final Map<Long, Group> groups = new HashMap<>();
  private final Map<Long, Job> live = new ConcurrentHashMap<>();
  private Desk desk;

  /** Must be called once, before anything else. */
  public void open(Desk newDesk) {
    desk = newDesk;
  }

  /** The job as it is now, if it was worked on since the start. */
  public Optional<Job> find(long id) {
    return Optional.ofNullable(live.get(id));
  }

  /** The jobs that were worked on since the start, as they are now. */
  public Collection<Job> known() {
    return live.values();
  }

  /** The job as it is from now on. */
  public void show(Job job) {
    live.put(job.id(), job);
  }

  /** Takes a job that is in the journal. */
  public void add(Job job) {
    long head = job.control() ? job.parent() : job.id();
    Group group = groups.computeIfAbsent(head, id -> new Group());
    runs.put(job.id(), new JobRun(desk, job, group));
  }

  /** Lets go of finished jobs, and starts queued ones while there is room. */
  public void next() {
    Optional<JobRun> run;
    do {
      settle();
      run = startable();
      run.ifPresent(this::start);
    } while (run.isPresent());
  }

  private void settle() {
    publish();
    List<JobRun> stopped = runs().filter(run -> stopped(run.job())).toList();
    stopped.forEach(run -> cancelControls(run.job().id()));
    publish();
    runs.values().removeIf(run -> run.job().state().terminal());
    groups.keySet().removeIf(head -> runs().noneMatch(run -> head(run.job()) == head));
    desk.standings().keySet().retainAll(groups.keySet().isEmpty() ? List.of() : shown());
  }

  private void publish() {
    runs().forEach(run -> show(run.job()));
  }

  private List<Long> shown() {
    return runs().flatMap(run -> Stream.of(run.job().id(), head(run.job()))).toList();
  }

  private static long head(Job job) {
    return job.control() ? job.parent() : job.id();
  }

  private static boolean stopped(Job job) {
    return job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
  }

  /** The controls of a job that has no score say nothing. */
  private void cancelControls(long parent) {
    String why = "not needed: job " + parent + " has no score; 'retry " + parent + "' takes all up";
    runs().filter(run -> run.job().parent() == parent).toList().forEach(run -> run.cancel(why));
  }

  private Optional<JobRun> startable() {
    long running = runs().filter(run -> run.job().state() == JobState.RUNNING).count();
    return running >= desk.settings().jobs()
        ? Optional.empty()
        : runs().filter(run -> run.job().state() == JobState.QUEUED).filter(this::due).findFirst();
  }

  /** A control waits until its job is finished. */
  private boolean due(JobRun run) {
    return !runs.containsKey(run.job().parent());
  }

  private void start(JobRun run) {
    Job job = run.job();
    Optional<Job> parent = job.control() ? stored(job.parent()) : Optional.empty();
    if (parent.isPresent() && stopped(parent.get())) {
      cancelControls(job.parent());
    } else {
      run.start();
    }
  }

  private Optional<Job> stored(long id) {
    Optional<Job> now = find(id);
    return now.isPresent() ? now : desk.journal().job(id);
  }

  /** Whether a single job runs. */
  public boolean quiet() {
    return runs().filter(run -> run.job().state() == JobState.RUNNING).count() <= 1;
  }

  /** A plugin came: whoever waits for it goes on. */
  public void arrived(Kind kind, String id) {
    runs().filter(run -> run.awaits(kind, id)).toList().forEach(JobRun::requeue);
  }

  /** Stops a job and its controls. */
  public void cancel(long id) {
    Optional.ofNullable(runs.get(id)).ifPresent(JobRun::cancel);
    runs().filter(run -> run.job().parent() == id).toList().forEach(JobRun::cancel);
  }

  /** The service stops. */
  public void suspend() {
    runs.values().forEach(JobRun::suspend);
  }

  private Stream<JobRun> runs() {
    return runs.values().stream();
  }
}
