package wernicke.shell.internal.events;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import wernicke.api.event.WernickeEvent;

/**
 * What was said and is not read yet: a bounded queue, so that a slow reader holds up neither the
 * event thread nor the memory. What does not fit is counted and dropped.
 */
final class Heard implements EventHandler {
  /**
   * Something that was said.
   *
   * @param time when it was heard
   */
  record Said(Instant time, WernickeEvent event) {}

  private final BlockingQueue<Said> queue;
  private final AtomicLong dropped = new AtomicLong();

  /**
   * An empty one.
   *
   * @param most that may wait
   */
  Heard(int most) {
    queue = new ArrayBlockingQueue<>(most);
  }

  @Override
  public void handleEvent(Event event) {
    WernickeEvent.of(event.getTopic(), event::getProperty).ifPresent(this::hear);
  }

  /** Keeps an event, or counts it. */
  void hear(WernickeEvent event) {
    if (!queue.offer(new Said(Instant.now(), event))) {
      dropped.incrementAndGet();
    }
  }

  /** The oldest; waits for it, but no longer than so many milliseconds. */
  Optional<Said> next(long milliseconds) throws InterruptedException {
    return Optional.ofNullable(queue.poll(milliseconds, TimeUnit.MILLISECONDS));
  }

  /** How many were dropped since the last call. */
  long takeDropped() {
    return dropped.getAndSet(0);
  }
}
