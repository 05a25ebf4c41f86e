package wernicke.deploy.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something done with a bundle on a thread of its own, since the bundle's code runs in it and may
 * never return.
 */
final class Work {
  /** Milliseconds after which it is said that a bundle blocks. */
  static final long PATIENCE = 10_000;

  private final FutureTask<Void> task;
  private final Thread thread;
  private final long begin;

  /**
   * Starts it.
   *
   * @param now the time in milliseconds
   */
  Work(String name, long now, Callable<Void> what) {
    this.begin = now;
    this.task = new FutureTask<>(what);
    this.thread = new Thread(task, "wernicke-deploy-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  boolean done() {
    return task.isDone();
  }

  /** Whether it takes longer than a bundle may. */
  boolean late(long now) {
    return !done() && now - begin >= PATIENCE;
  }

  /** Tells the bundle's code that nobody wants it to go on. */
  void interrupt() {
    thread.interrupt();
  }

  /** Why it failed; null if it did not. To be asked once it is done. */
  Throwable failure() {
    try {
      task.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }
}
