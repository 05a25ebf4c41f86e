package wernicke.endpoints.internal.request;

import java.util.concurrent.Semaphore;

/** A semaphore whose number of permits can be changed while they are in use. Fair. */
public final class Permits extends Semaphore {
  private static final long serialVersionUID = 1;

  private int most;

  public Permits(int most) {
    super(most, true);
    this.most = most;
  }

  /** From now on there are so many; those that are in use stay so until they are given back. */
  public synchronized void change(int now) {
    if (now > most) {
      release(now - most);
    } else {
      reducePermits(most - now);
    }
    most = now;
  }
}
