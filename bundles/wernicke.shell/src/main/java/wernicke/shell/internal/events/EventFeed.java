package wernicke.shell.internal.events;

import org.osgi.service.event.EventHandler;

/** Lets somebody hear what is said on Event Admin, for as long as they want. */
public interface EventFeed {
  /** Ends the hearing. */
  interface Hearing extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Hears everything of ours from now on; close it.
   *
   * @param handler must return at once
   */
  Hearing hear(EventHandler handler);
}
