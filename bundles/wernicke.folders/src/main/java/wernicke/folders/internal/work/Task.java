package wernicke.folders.internal.work;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Work that somebody waits for, perhaps in vain. */
public final class Task<V> extends FutureTask<V> {
  private final Guarded<V> work;
  private final Runnable whenDone;

  /** Knows when its thread is free again, which may be long after nobody waits any more. */
  private static final class Guarded<V> implements Callable<V> {
    private final Callable<V> work;
    private volatile boolean begun;
    private volatile boolean ended;

    Guarded(Callable<V> work) {
      this.work = work;
    }

    @Override
    public V call() throws Exception {
      begun = true;
      try {
        return work.call();
      } finally {
        ended = true;
      }
    }
  }

  /**
   * Not begun yet.
   *
   * @param whenDone called once there is a result, or nobody waits for it any more
   */
  public Task(Callable<V> work, Runnable whenDone) {
    this(new Guarded<>(work), whenDone);
  }

  private Task(Guarded<V> work, Runnable whenDone) {
    super(work);
    this.work = work;
    this.whenDone = whenDone;
  }

  @Override
  protected void done() {
    whenDone.run();
  }

  /** Nobody waits any more: its thread is interrupted, and on its own if it does not care. */
  public void giveUp() {
    cancel(true);
  }

  /** Whether no thread is busy with it, whatever came of it. */
  public boolean ended() {
    return work.ended || (isDone() && !work.begun);
  }
}
