package wernicke.shell.internal.service;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import wernicke.api.console.Arrivals;
import wernicke.api.console.Terminal;

/**
 * Knows whether plugins may still be arriving: after the start of the service, until none has come
 * for a while, and whenever somebody asks for one, for as long as a dropped folder takes to be
 * seen. Without it {@code ./wernicke score ...} that has to start the service, or a script that
 * copies a checkpoint and scores it, would call a model unknown that is there half a second later.
 */
@Component(
    service = {Arrivals.class, EventHandler.class},
    property = "event.topics=wernicke/catalog/ARRIVED",
    immediate = true)
public final class Expectation implements Arrivals, EventHandler {
  /** How long an id that is not there is waited for, in milliseconds after the last arrival. */
  static final long GRACE = 3000;

  /**
   * How long it is waited for at any time: a folder that was dropped in is seen within a second.
   */
  static final long DROPPED = 1000;

  /** How long it must have been quiet before a list is called complete. */
  static final long QUIET = 1000;

  /** How long it is waited for those who say that something is on its way: some never get there. */
  static final long PATIENCE = 10_000;

  private static final long POLL = 25;

  private final LongSupplier milliseconds;
  private final BooleanSupplier arriving;
  private final AtomicLong last;

  @Activate
  public Expectation(@Reference Services services) {
    this(() -> System.nanoTime() / 1_000_000, services::arriving);
  }

  /**
   * With another clock.
   *
   * @param arriving whether somebody says that something is on its way
   */
  public Expectation(LongSupplier milliseconds, BooleanSupplier arriving) {
    this.milliseconds = milliseconds;
    this.arriving = arriving;
    this.last = new AtomicLong(milliseconds.getAsLong());
  }

  @Override
  public void handleEvent(Event event) {
    arrived();
  }

  /** Something arrived now; of interest only while the service is starting. */
  public void arrived() {
    long now = milliseconds.getAsLong();
    last.updateAndGet(before -> now - before < GRACE ? now : before);
  }

  @Override
  public <T> Optional<T> find(Supplier<Optional<T>> lookup, Terminal terminal)
      throws InterruptedException {
    long asked = milliseconds.getAsLong();
    Optional<T> found = lookup.get();
    while (found.isEmpty()
        && (quiet() < GRACE || milliseconds.getAsLong() - asked < DROPPED || onTheWay(asked))) {
      pause(terminal);
      found = lookup.get();
    }
    return found;
  }

  @Override
  public void settle(Terminal terminal) throws InterruptedException {
    long asked = milliseconds.getAsLong();
    while (quiet() < QUIET || onTheWay(asked)) {
      pause(terminal);
    }
  }

  private boolean onTheWay(long asked) {
    return arriving.getAsBoolean() && milliseconds.getAsLong() - asked < PATIENCE;
  }

  private long quiet() {
    return milliseconds.getAsLong() - last.get();
  }

  private static void pause(Terminal terminal) throws InterruptedException {
    Thread.sleep(POLL);
    terminal.check();
  }
}
