package wernicke.endpoints.internal.request;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;

/**
 * One request in the hands of an endpoint. Whatever happens - answer, failure, cancellation,
 * departure, deadline, in any order and from any thread - exactly one reply goes out.
 */
public final class Task implements Progress, Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Task.class);
  private static final long PROGRESS_INTERVAL_NANOS = 100_000_000;

  /** So much more is told at once: what was kept from before must not look as if made meanwhile. */
  private static final double LEAP = 0.1;

  private final Request request;
  private final Service service;
  private final Bus bus;
  private final AtomicBoolean replied = new AtomicBoolean();
  private final AtomicLong lastReport = new AtomicLong(System.nanoTime() - PROGRESS_INTERVAL_NANOS);
  private volatile double told;
  private final AtomicReference<Semaphore> permit = new AtomicReference<>();
  private final AtomicBoolean abandoned = new AtomicBoolean();
  private volatile Future<?> future;
  private volatile Future<?> expiry;
  private volatile Thread thread;
  private volatile boolean waiting;
  private volatile long lastSign;

  public Task(Request request, Service service, Bus bus) {
    this.request = request;
    this.service = service;
    this.bus = bus;
  }

  Request request() {
    return request;
  }

  void future(Future<?> queued) {
    future = queued;
  }

  /**
   * The timer of the deadline: stopped with the first reply, so that it does not keep the request's
   * data.
   */
  void expiry(Future<?> timer) {
    expiry = timer;
    if (replied.get()) {
      timer.cancel(false);
    }
  }

  @Override
  public void run() {
    if (replied.get()) {
      return;
    }
    lastSign = System.nanoTime();
    thread = Thread.currentThread();
    try {
      reply(service.answer(request, this));
    } catch (PluginException e) {
      LOG.info("{} refused: {}", name(), e.getMessage(), e.getCause());
      fail(Reason.REJECTED, e.getMessage());
    } catch (Service.Departed e) {
      fail(Reason.DEPARTED, e.getMessage());
    } catch (CancellationException | InterruptedException e) {
      fail(Reason.CANCELLED, name() + " was cancelled");
    } catch (OutOfMemoryError e) {
      LOG.error("{} ran out of memory", name(), e);
      fail(
          Reason.REJECTED,
          name()
              + " needs more memory than there is ("
              + e.getMessage()
              + "): start with a larger heap, WERNICKE_OPTS=-Xmx...");
    } catch (Throwable e) {
      // a plugin may throw anything, LinkageError included; it must not take the worker with it
      if (!replied.get()) {
        LOG.error("{} failed", name(), e);
      }
      fail(Reason.DEFECT, name() + " failed with " + e + "; the log has the details");
    } finally {
      thread = null;
      release();
      Thread.interrupted(); // an interrupt meant for this task must not hit the next one
    }
  }

  private String name() {
    return service.plugin().kind().label() + " '" + service.plugin().id() + "'";
  }

  /**
   * Waits for a permit of a limited resource, the only one that the task holds; it is given back
   * when the task ends or is given up. Waiting is no silence of the plugin.
   */
  public void acquire(Semaphore semaphore) throws InterruptedException {
    release();
    waiting = true;
    try {
      semaphore.acquire();
    } finally {
      lastSign = System.nanoTime();
      waiting = false;
    }
    permit.set(semaphore);
    if (replied.get()) {
      release();
      throw new CancellationException("cancelled");
    }
  }

  private void release() {
    Semaphore held = permit.getAndSet(null);
    if (held != null) {
      held.release();
    }
  }

  private void reply(Reply reply) {
    if (replied.compareAndSet(false, true)) {
      bus.post(reply);
      Future<?> timer = expiry;
      if (timer != null) {
        timer.cancel(false);
      }
    }
  }

  private void fail(Reason reason, String message) {
    reply(new RequestFailed(request.request(), reason, message));
  }

  /** Replies that nothing will come, and makes the worker stop as soon as it notices. */
  public void giveUp(Reason reason, String message) {
    fail(reason, message);
    Future<?> queued = future;
    if (queued != null) {
      queued.cancel(true);
    }
  }

  /**
   * Gives the permit back although the plugin may still be busy: it does not react.
   *
   * @return the thread that is in the plugin; empty if none is, or if it was abandoned before
   */
  Optional<Thread> abandon() {
    Thread busy = thread;
    boolean first = abandoned.compareAndSet(false, true);
    release();
    return first ? Optional.ofNullable(busy) : Optional.empty();
  }

  /** How long the plugin has been busy without a sign of life; zero if it is not. */
  Duration silence() {
    boolean busy = thread != null && !waiting && !replied.get();
    return busy ? Duration.ofNanos(System.nanoTime() - lastSign) : Duration.ZERO;
  }

  /** Whether a thread is in the plugin for this task right now. */
  boolean running() {
    return thread != null;
  }

  @Override
  public void report(double fraction, String what) {
    long now = System.nanoTime();
    long last = lastReport.get();
    if (!cancelled() // a sign of life
        && (now - last >= PROGRESS_INTERVAL_NANOS || fraction - told >= LEAP)
        && lastReport.compareAndSet(last, now)) {
      told = fraction;
      bus.post(new RequestProgress(request.request(), fraction, what));
    }
  }

  @Override
  public boolean cancelled() {
    lastSign = System.nanoTime();
    return replied.get();
  }
}
