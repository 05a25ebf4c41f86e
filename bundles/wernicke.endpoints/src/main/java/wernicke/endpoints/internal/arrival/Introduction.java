package wernicke.endpoints.internal.arrival;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.ServiceReference;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.endpoints.internal.request.Service;

/**
 * One plugin that wants to be known. Asking it runs its code, which may do anything: throw, run out
 * of memory, or never come back. So it is asked on a thread of its own that can be given up.
 */
public final class Introduction {
  /** Gets to know a plugin: runs its constructor, and {@code info()} of a data set. */
  interface Asking {
    /** Whatever the plugin throws comes through. */
    Service ask(ServiceReference<?> reference, Kind kind);
  }

  /** How far it is. */
  enum State {
    /** Its thread has not begun. */
    QUEUED,
    /** Its code runs. */
    ASKED,
    /** The platform knows it. */
    KNOWN,
    /** It failed, or lacks what it needs; see the trouble. */
    REFUSED,
    /** It went away. */
    LEFT
  }

  private final ServiceReference<?> reference;
  private final Kind kind;
  private final CountDownLatch asked = new CountDownLatch(1);
  private State state = State.QUEUED;
  private String trouble = "";
  private Thread thread;
  private long since;
  private boolean told;

  Introduction(ServiceReference<?> reference, Kind kind) {
    this.reference = reference;
    this.kind = kind;
  }

  ServiceReference<?> reference() {
    return reference;
  }

  Kind kind() {
    return kind;
  }

  synchronized State state() {
    return state;
  }

  /** Why it is refused, in one line. */
  synchronized String trouble() {
    return trouble;
  }

  /** Kind, id and bundle, for people. */
  String name() {
    String bundle =
        reference.getBundle() == null ? "a bundle that left" : Code.name(reference.getBundle());
    String id = Properties.string(reference, "wernicke.id");
    return kind.label() + (id.isBlank() ? "" : " '" + id + "'") + " of " + bundle;
  }

  /** Its thread begins; false if it left meanwhile. */
  synchronized boolean begin() {
    if (state == State.QUEUED) {
      state = State.ASKED;
      thread = Thread.currentThread();
      since = System.nanoTime();
    }
    return state == State.ASKED;
  }

  /** The platform knows it from now on, unless it left meanwhile; then false. */
  synchronized boolean know() {
    return end(State.KNOWN, "");
  }

  /** It cannot be used; false if it left meanwhile. */
  synchronized boolean refuse(Throwable cause) {
    return end(
        State.REFUSED,
        cause instanceof PluginException ? cause.getMessage() : "it failed with " + cause);
  }

  private boolean end(State now, String why) {
    thread = null;
    asked.countDown();
    if (state == State.ASKED) {
      state = now;
      trouble = why;
    }
    return state == now;
  }

  /** It goes away; whatever it does now is interrupted. */
  synchronized void leave() {
    state = State.LEFT;
    asked.countDown();
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Waits until it is known, refused or gone, but not for long. */
  void await(Duration time) throws InterruptedException {
    boolean unused = asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How long its code has been running; zero if it does not. */
  synchronized Duration busy() {
    return state == State.ASKED ? Duration.ofNanos(System.nanoTime() - since) : Duration.ZERO;
  }

  /** Whether it may be known soon. */
  synchronized boolean pending(Duration patience) {
    return state == State.QUEUED || (state == State.ASKED && busy().compareTo(patience) <= 0);
  }

  /** Whether it has to be told that it takes too long; true once. */
  synchronized boolean tell(Duration patience) {
    boolean now = !told && busy().compareTo(patience) > 0;
    told |= now;
    return now;
  }
}
