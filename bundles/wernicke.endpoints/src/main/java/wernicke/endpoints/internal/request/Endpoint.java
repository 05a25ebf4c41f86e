package wernicke.endpoints.internal.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestAccepted;
import wernicke.api.event.WernickeEvent.RequestCancelled;

/**
 * One plugin on Event Admin: its requests are queued and answered one after the other on a worker
 * of its own. The event handler only enqueues.
 */
public final class Endpoint implements EventHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
  private static final long PATIENCE_SECONDS = 5;

  private final Service service;
  private final Bus bus;
  private final ScheduledExecutorService timer;
  private final Allowance allowance;
  private final Map<String, Task> tasks = new ConcurrentHashMap<>();
  private final Set<Thread> stuck = ConcurrentHashMap.newKeySet();
  private volatile ThreadPoolExecutor worker;
  private boolean closed;

  public Endpoint(Service service, Bus bus, ScheduledExecutorService timer, Allowance allowance) {
    this.service = service;
    this.bus = bus;
    this.timer = timer;
    this.allowance = allowance;
    this.worker = newWorker();
  }

  public Plugin plugin() {
    return service.plugin();
  }

  private ThreadPoolExecutor newWorker() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::newThread);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private Thread newThread(Runnable work) {
    Thread thread =
        new Thread(
            work, "wernicke-" + plugin().kind().label().replace(' ', '-') + "-" + plugin().id());
    thread.setDaemon(true);
    thread.setContextClassLoader(Endpoint.class.getClassLoader());
    return thread;
  }

  @Override
  public void handleEvent(Event event) {
    WernickeEvent.of(event.getTopic(), event::getProperty).ifPresent(this::handle);
  }

  private void handle(WernickeEvent event) {
    if (event instanceof Request request) {
      enqueue(request);
    } else if (event instanceof RequestCancelled cancelled) {
      giveUp(tasks.get(cancelled.request()), Reason.CANCELLED, "cancelled");
    }
  }

  private synchronized void enqueue(Request request) {
    Task task = new Task(request, service, bus);
    if (closed) {
      task.giveUp(Reason.DEPARTED, gone());
      return;
    }
    bus.post(new RequestAccepted(request.request())); // of one that is here already, once more
    if (tasks.putIfAbsent(request.request(), task) != null) {
      return;
    }
    if (waiting() >= allowance.queue()) {
      tasks.remove(request.request());
      task.giveUp(Reason.REJECTED, full());
      return;
    }
    task.future(worker.submit(() -> work(task)));
    long delay = Math.max(0, request.deadline() - System.currentTimeMillis());
    task.expiry(timer.schedule(() -> expire(task), delay, TimeUnit.MILLISECONDS));
  }

  private String full() {
    return "too many requests wait for " + name() + " (" + waiting() + "): try again later";
  }

  private void work(Task task) {
    try {
      task.run();
    } finally {
      tasks.remove(task.request().request());
    }
  }

  private void giveUp(Task task, Reason reason, String message) {
    if (task != null) {
      task.giveUp(reason, message);
      if (task.running()) {
        var unused = timer.schedule(() -> abandonIfStuck(task), PATIENCE_SECONDS, TimeUnit.SECONDS);
      } else {
        tasks.remove(task.request().request());
      }
    }
  }

  private void expire(Task task) {
    giveUp(
        tasks.get(task.request().request()),
        Reason.TIMEOUT,
        name() + " did not answer before the deadline");
  }

  /** A plugin that ignores cancellation keeps its thread, but not its queue. */
  private synchronized void abandonIfStuck(Task task) {
    if (closed || !task.running()) {
      return;
    }
    task.abandon()
        .ifPresent(
            thread -> {
              LOG.warn("{} does not react to cancellation; its worker is replaced", name());
              stuck.add(thread);
              tasks.remove(task.request().request());
              replaceWorker();
            });
  }

  /** What waits goes to a new worker, in the same order. */
  private void replaceWorker() {
    List<Runnable> queued = new ArrayList<>();
    ThreadPoolExecutor former = worker;
    worker = newWorker();
    former.getQueue().drainTo(queued);
    former.shutdown();
    queued.forEach(worker::execute);
  }

  /** Gives up what has given no sign of life for too long; called now and then. */
  public void lookAfter() {
    Duration patience = allowance.silence(plugin().kind());
    for (Task task : tasks.values()) {
      if (task.silence().compareTo(patience) > 0) {
        giveUp(task, Reason.TIMEOUT, silent(patience));
      }
    }
  }

  private String silent(Duration patience) {
    return "%s gave no sign of life for %s and was given up; %s in etc/wernicke.endpoints.json sets how long it may"
        .formatted(name(), Words.of(patience), Allowance.silenceSetting(plugin().kind()));
  }

  /** Requests that wait for its worker. */
  public int waiting() {
    return worker.getQueue().size();
  }

  /** How long the worker has been without a sign of life; zero if it is idle or waits itself. */
  public Duration silence() {
    return tasks.values().stream()
        .map(Task::silence)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Requests that it is at work on. */
  public long working() {
    return tasks.values().stream().filter(Task::running).count();
  }

  /** Threads that were given up and are still inside the plugin. */
  public long stuck() {
    stuck.removeIf(thread -> !thread.isAlive());
    return stuck.size();
  }

  /** Kind and id, for people. */
  public String name() {
    return plugin().kind().label() + " '" + plugin().id() + "'";
  }

  private String gone() {
    return name() + " left";
  }

  /** The plugin leaves: every request it has is answered as departed, the worker ends. */
  public void close() {
    synchronized (this) {
      closed = true;
    }
    tasks
        .values()
        .forEach(
            task ->
                task.giveUp(
                    Reason.DEPARTED,
                    gone())); // before the interrupt, which would look like a cancellation
    worker.shutdownNow();
    tasks.values().forEach(Task::abandon);
    tasks.clear();
  }
}
