package wernicke.scorer.internal;

import java.util.function.LongSupplier;

/** Working time of a job, waiting excluded, and the time it will still take. */
final class Clock {
  /** More of a job than finding out what it is about. */
  private static final double ENOUGH = 0.05;

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

  /**
   * Seconds to go if the rest runs as fast as what was computed; negative while too little was
   * computed to tell.
   *
   * @param fraction of the job that is done
   * @param found what of it cost no time, because the store had it
   */
  double eta(double fraction, double found) {
    double computed = fraction - found;
    return computed < ENOUGH ? -1 : seconds() * (1 - fraction) / computed;
  }
}
