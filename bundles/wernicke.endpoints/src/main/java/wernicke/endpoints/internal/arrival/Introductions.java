package wernicke.endpoints.internal.arrival;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.endpoints.internal.request.Service;
import wernicke.endpoints.internal.request.Words;

/**
 * Lets plugins in, in the order in which they come. One that takes long is not waited for by the
 * next; one that never says what it is, or fails, disturbs nobody and is told by {@code doctor}. A
 * late answer is still taken.
 */
public final class Introductions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Introductions.class);

  /** How long the next one waits, so that the first of two with the same id is the first. */
  private static final Duration IN_TURN = Duration.ofMillis(500);

  private final Introduction.Asking asking;
  private final Register register;
  private final Supplier<Duration> patience;
  private final Map<ServiceReference<?>, Introduction> guests = new ConcurrentHashMap<>();
  private final BlockingQueue<Introduction> queue = new LinkedBlockingQueue<>();
  private final Thread usher = daemon(this::usher, "wernicke-endpoints-usher");

  /**
   * @param asking gets to know a plugin
   * @param register where it is entered
   * @param patience after which a plugin that has not answered is told of
   */
  public Introductions(Introduction.Asking asking, Register register, Supplier<Duration> patience) {
    this.asking = asking;
    this.register = register;
    this.patience = patience;
    usher.start();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(Introductions.class.getClassLoader());
    return thread;
  }

  /** A plugin service is there. Returns at once. */
  public void arrive(ServiceReference<?> reference, Kind kind) {
    Introduction guest = new Introduction(reference, kind);
    guests.put(reference, guest);
    queue.add(guest);
  }

  /** A plugin service goes. */
  public void depart(ServiceReference<?> reference) {
    Introduction guest = guests.remove(reference);
    if (guest != null) {
      synchronized (guest) { // not between knowing it and entering it
        guest.leave();
        register.remove(reference, guest.kind());
      }
    }
  }

  private void usher() {
    try {
      while (true) {
        Introduction guest = queue.take();
        daemon(() -> introduce(guest), "wernicke-introduction-" + guest.name()).start();
        guest.await(IN_TURN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void introduce(Introduction guest) {
    if (!guest.begin()) {
      return;
    }
    try {
      if (Properties.string(guest.reference(), "wernicke.id").isBlank()) {
        throw new PluginException("it needs the service property wernicke.id");
      }
      Service service = asking.ask(guest.reference(), guest.kind());
      synchronized (guest) {
        if (guest.know()) {
          register.add(guest.reference(), service);
        }
      }
    } catch (Throwable e) { // a defect of the plugin must not disturb the others
      if (guest.refuse(e)) {
        tell(guest, e);
      }
    }
  }

  private static void tell(Introduction guest, Throwable cause) {
    if (cause instanceof PluginException) {
      LOG.warn("{} is ignored: {}", guest.name(), guest.trouble());
    } else {
      LOG.error("{} is ignored: {}", guest.name(), guest.trouble(), cause);
    }
  }

  /** Tells once of each plugin that takes too long; called now and then. */
  public void look() {
    guests.values().stream()
        .filter(guest -> guest.tell(patience.get()))
        .forEach(guest -> LOG.warn("{}", late(guest)));
  }

  private static String late(Introduction guest) {
    return "%s has not said what it is for %s, its constructor or info() does not return: take its"
            .formatted(guest.name(), Words.of(guest.busy()))
        + " jar out of deploy/; the others go on";
  }

  /** One line for each plugin that is ignored, with the reason. */
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    for (Introduction guest : guests.values()) {
      if (guest.state() == Introduction.State.REFUSED) {
        troubles.add(guest.name() + " is ignored: " + guest.trouble());
      } else if (guest.busy().compareTo(patience.get()) > 0) {
        troubles.add(late(guest));
      }
    }
    troubles.sort(null);
    return troubles;
  }

  /** Whether a plugin has been seen that may still be known soon: it does not take too long yet. */
  public boolean pending() {
    return guests.values().stream().anyMatch(guest -> guest.pending(patience.get()));
  }

  /** Whether new plugins are still let in. */
  public boolean alive() {
    return usher.isAlive();
  }

  @Override
  public void close() {
    usher.interrupt();
    List.copyOf(guests.keySet()).forEach(this::depart);
  }
}
