package wernicke.shell.internal.service;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Who is connected to the command socket at the moment, and for how long nobody has been. */
@Component(service = Clients.class)
public final class Clients {
  /** As many as are served at once. */
  public static final int MOST = 100;

  /** What becomes of somebody who comes. */
  public enum Answer {
    WELCOME,
    TOO_MANY,
    CLOSED
  }

  private int count;
  private boolean closed;
  private boolean ever;
  private long since = now();

  @Activate
  public Clients() {}

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /** Somebody comes; if welcome, {@link #leave} has to follow. */
  public synchronized Answer enter() {
    if (closed) {
      return Answer.CLOSED;
    } else if (count >= MOST) {
      return Answer.TOO_MANY;
    }
    count++;
    ever = true;
    return Answer.WELCOME;
  }

  /** Somebody has gone. */
  public synchronized void leave() {
    count--;
    since = now();
  }

  /** How many are there. */
  public synchronized int count() {
    return count;
  }

  /**
   * Lets nobody in any more, if nobody is there and has been for a while.
   *
   * @param millis how long
   * @param atFirst how long if nobody has come at all yet
   */
  public synchronized boolean closeIfIdle(long millis, long atFirst) {
    closed |= count == 0 && now() - since >= (ever ? millis : Math.max(millis, atFirst));
    return closed;
  }
}
