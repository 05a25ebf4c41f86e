package wernicke.shell.internal.job;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.JobChanged;
import wernicke.api.event.WernickeEvent.JobProgress;

/** Listens to {@code wernicke/job/*} for those who watch a job. The event thread never waits. */
@Component(
    service = {JobEvents.class, EventHandler.class},
    property = "event.topics=wernicke/job/*",
    immediate = true)
public final class JobEvents implements EventHandler {
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

  @Override
  public void handleEvent(Event event) {
    WernickeEvent.of(event.getTopic(), event::getProperty).ifPresent(this::accept);
  }

  /** Hands an event to whom it concerns. */
  public void accept(WernickeEvent event) {
    if (event instanceof JobChanged changed) {
      long parent = changed.job().parent();
      watches.stream()
          .filter(w -> w.job == changed.id() || w.job == parent)
          .forEach(Watch::changed);
    } else if (event instanceof JobProgress progress) {
      watches.stream().filter(w -> w.job == progress.id()).forEach(w -> w.progress(progress));
    }
  }

  /** Watches a job from now on; close it. */
  public Watch watch(long job) {
    Watch watch = new Watch(job);
    watches.add(watch);
    return watch;
  }

  /** The newest news of one job; older news that was not fetched is forgotten. */
  public final class Watch implements AutoCloseable {
    private final long job;
    private final AtomicReference<JobProgress> progress = new AtomicReference<>();
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final Semaphore news = new Semaphore(0);

    private Watch(long job) {
      this.job = job;
    }

    /** Waits for news, but no longer than that. */
    public void await(long milliseconds) throws InterruptedException {
      if (news.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    }

    /** The newest progress, once; null if there is none. */
    public JobProgress takeProgress() {
      return progress.getAndSet(null);
    }

    /** Whether the job changed since the last call. True at the first call. */
    public boolean takeChanged() {
      return changed.getAndSet(false);
    }

    @Override
    public void close() {
      watches.remove(this);
    }

    private void changed() {
      changed.set(true);
      wake();
    }

    private void progress(JobProgress newest) {
      progress.set(newest);
      wake();
    }

    private void wake() {
      if (news.availablePermits() == 0) {
        news.release();
      }
    }
  }
}
