package wernicke.scorer.internal;

import java.util.function.LongSupplier;

/** Working time of a job, waiting excluded. */
final class Clock {
  private final LongSupplier nanoTime;
  private long worked;
  private long since;
  private boolean running;

  Clock() {
    this(System::nanoTime);
  }

  /** With another time. */
  Clock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void start() {
    if (!running) {
      running = true;
      since = nanoTime.getAsLong();
    }
  }

  void stop() {
    worked = nanos();
    running = false;
  }

  private long nanos() {
    return running ? worked + nanoTime.getAsLong() - since : worked;
  }

  double seconds() {
    return nanos() / 1e9;
  }
}
