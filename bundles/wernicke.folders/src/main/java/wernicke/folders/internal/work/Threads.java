package wernicke.folders.internal.work;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Daemon threads, as many as are needed; one that is given up is replaced. */
public final class Threads implements Workers {
  private static final long IDLE_SECONDS = 5;

  private final ExecutorService pool;

  /**
   * Without work yet.
   *
   * @param name of the threads
   */
  public Threads(String name) {
    pool =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void start(Task<?> task) {
    pool.execute(task);
  }

  @Override
  public boolean await(Task<?> task, Duration limit) throws InterruptedException {
    try {
      task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException | CancellationException e) {
      return true; // whoever takes the result sees it
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
