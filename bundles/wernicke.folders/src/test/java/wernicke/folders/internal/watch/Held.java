package wernicke.folders.internal.watch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wernicke.folders.internal.work.Task;
import wernicke.folders.internal.work.Threads;
import wernicke.folders.internal.work.Workers;

/**
 * Real threads, but no real time: a limit has passed as soon as the work says that it blocks, and
 * whatever does not block has been done when {@link #start} returns.
 */
final class Held implements Workers {
  private final Threads threads = new Threads("held");
  private final Set<Thread> blocked = ConcurrentHashMap.newKeySet();
  private final CountDownLatch released = new CountDownLatch(1);

  /** Called by work: does not go on before {@link #release}, nor when it is interrupted. */
  void block() {
    blocked.add(Thread.currentThread());
    while (true) {
      try {
        released.await();
        return;
      } catch (InterruptedException e) {
        // like a system call that cannot be interrupted
      }
    }
  }

  /** Whatever blocks goes on. */
  void release() {
    released.countDown();
  }

  @Override
  public void start(Task<?> task) {
    int before = blocked.size();
    threads.start(task);
    while (!task.isDone() && blocked.size() == before) {
      try {
        task.get(1, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // look again whether it blocks
      } catch (ExecutionException | InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public boolean await(Task<?> task, Duration limit) {
    return task.isDone();
  }

  @Override
  public void close() {
    threads.close();
  }
}
