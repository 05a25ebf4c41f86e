package wernicke.linalg.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import wernicke.linalg.internal.matrix.OpenBlas;

/**
 * Independent pieces of work on as many threads as OpenBLAS may use ({@link OpenBlas#THREADS}),
 * each of which calls OpenBLAS on one thread.
 */
public final class Parallel {
  private final int count;
  private final IntConsumer work;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private Parallel(int count, IntConsumer work) {
    this.count = count;
    this.work = work;
  }

  /**
   * Does the work for 0 ... count-1, in any order, and returns when no thread is at it any more.
   *
   * @throws RuntimeException the first failure, a cancellation for instance; what has not begun by
   *     then never does
   */
  public static void forEach(int count, IntConsumer work) {
    OpenBlas.require();
    OpenBlas.alone(() -> new Parallel(count, work).run(Math.min(OpenBlas.configured(), count)));
  }

  private void run(int threads) {
    List<Thread> others =
        IntStream.range(1, threads)
            .mapToObj(k -> new Thread(this::take, Thread.currentThread().getName() + "-" + k))
            .toList();
    others.forEach(Thread::start);
    take();
    others.forEach(Parallel::join);
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    } else if (thrown != null) {
      throw (RuntimeException) thrown;
    }
  }

  private void take() {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        work.accept(i);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      next.set(count);
    }
  }

  /** Waits even if interrupted: the thread may be at work on memory that is released afterwards. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
