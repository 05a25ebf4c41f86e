package wernicke.folders.internal.work;

import java.time.Duration;

/** Runs work on threads that can be given up. */
public interface Workers {
  /** Begins it. */
  void start(Task<?> task);

  /** Waits until it is done; returns whether it is. */
  boolean await(Task<?> task, Duration limit) throws InterruptedException;

  /** Interrupts whatever runs; begins nothing any more. */
  void close();
}
