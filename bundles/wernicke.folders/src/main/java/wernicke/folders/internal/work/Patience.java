package wernicke.folders.internal.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Starts work on other threads, and keeps count of those that were given up and still hang. */
public final class Patience {
  /** With so many threads that hang nothing new is begun. */
  public static final int MOST_HANGING = 16;

  private final Workers workers;
  private final Runnable whenDone;
  private final List<Task<?>> hanging = new ArrayList<>();

  /**
   * @param whenDone called on any thread whenever work is done
   */
  public Patience(Workers workers, Runnable whenDone) {
    this.workers = workers;
    this.whenDone = whenDone;
  }

  /** Whether so many threads hang that nothing new should be begun. */
  public boolean exhausted() {
    hanging.removeIf(Task::ended);
    return hanging.size() >= MOST_HANGING;
  }

  /** Begins it. */
  public <V> Task<V> start(Callable<V> work) {
    Task<V> task = new Task<>(work, whenDone);
    workers.start(task);
    return task;
  }

  /** Waits; gives it up after that time. Returns whether it is done. */
  public boolean within(Task<?> task, Duration limit) throws InterruptedException {
    boolean done = workers.await(task, limit);
    if (!done) {
      giveUp(task);
    }
    return done;
  }

  /** Waits no longer. */
  public void giveUp(Task<?> task) {
    task.giveUp();
    hanging.add(task);
  }
}
