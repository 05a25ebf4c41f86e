package wernicke.scorer.internal;

/** Working time of a job, waiting excluded, and the time it will still take. */
final class Clock {
  private long worked;
  private long since;
  private boolean running;

  void start() {
    if (!running) {
      running = true;
      since = System.nanoTime();
    }
  }

  void stop() {
    worked = nanos();
    running = false;
  }

  private long nanos() {
    return running ? worked + System.nanoTime() - since : worked;
  }

  double seconds() {
    return nanos() / 1e9;
  }

  /**
   * Seconds to go if the rest runs as fast as what is done; negative while too little is done to
   * tell.
   */
  double eta(double fraction) {
    return fraction < 0.02 ? -1 : seconds() * (1 - fraction) / fraction;
  }
}
