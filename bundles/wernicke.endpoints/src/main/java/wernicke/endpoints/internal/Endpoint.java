package wernicke.endpoints.internal;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
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
import wernicke.api.event.WernickeEvent.RequestCancelled;

/**
 * One plugin on Event Admin: its requests are queued and answered one after the other on a worker
 * of its own. The event handler only enqueues.
 */
final class Endpoint implements EventHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
  private static final long PATIENCE_SECONDS = 5;

  private final Service service;
  private final Bus bus;
  private final ScheduledExecutorService timer;
  private final int queue;
  private final Map<String, Task> tasks = new ConcurrentHashMap<>();
  private volatile ThreadPoolExecutor worker;
  private boolean closed;

  Endpoint(Service service, Bus bus, ScheduledExecutorService timer, int queue) {
    this.service = service;
    this.bus = bus;
    this.timer = timer;
    this.queue = queue;
    this.worker = newWorker();
  }

  Plugin plugin() {
    return service.plugin();
  }

  private ThreadPoolExecutor newWorker() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), this::newThread);
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
    } else if (tasks.putIfAbsent(request.request(), task) == null) {
      try {
        task.future(worker.submit(() -> work(task)));
        long delay = Math.max(0, request.deadline() - System.currentTimeMillis());
        task.expiry(timer.schedule(() -> expire(task), delay, TimeUnit.MILLISECONDS));
      } catch (RejectedExecutionException e) {
        tasks.remove(request.request());
        task.giveUp(
            Reason.REJECTED,
            "too many requests wait for " + name() + " (" + queue + "): try again later");
      }
    }
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
    if (task.running() && !closed) {
      LOG.warn("{} does not react to cancellation; its worker is replaced", name());
      task.abandon();
      tasks.remove(task.request().request());
      ThreadPoolExecutor stuck = worker;
      worker = newWorker();
      stuck.shutdown();
      tasks.values().stream()
          .filter(t -> !t.running())
          .forEach(t -> t.future(worker.submit(() -> work(t))));
      stuck.getQueue().clear();
    }
  }

  private String name() {
    return plugin().kind().label() + " '" + plugin().id() + "'";
  }

  private String gone() {
    return name() + " left";
  }

  /** The plugin leaves: every request it has is answered as departed, the worker ends. */
  void close() {
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
