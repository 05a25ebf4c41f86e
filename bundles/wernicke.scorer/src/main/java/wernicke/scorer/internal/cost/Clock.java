package wernicke.scorer.internal.cost;

import java.util.function.LongSupplier;

/** Working time of a job, waiting excluded. */
public final class Clock {
  private final LongSupplier nanoTime;
  private long worked;
  private long since;
  private boolean running;

  public Clock() {
    this(System::nanoTime);
  }

  /** With another time. */
  public Clock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  public void start() {
    if (!running) {
      running = true;
      since = nanoTime.getAsLong();
    }
  }

  public void stop() {
    worked = nanos();
    running = false;
  }

  private long nanos() {
    return running ? worked + nanoTime.getAsLong() - since : worked;
  }

  public double seconds() {
    return nanos() / 1e9;
  }
}
