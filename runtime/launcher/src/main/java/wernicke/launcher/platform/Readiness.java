package wernicke.launcher.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import wernicke.launcher.client.Client;

/**
 * Whether the service answers on its socket, and if not, why. The socket is open only while the
 * services that verbs stand on are there. What is missing is told by a service of JDK types, a
 * {@code Supplier} of a {@code Map<String, Collection<String>>}, with the property {@code
 * wernicke.troubles}: components that failed, and components that wait.
 */
public final class Readiness {
  private static final String SOCKET = "(wernicke.ready=socket)";
  private static final String TROUBLES = "(wernicke.troubles=*)";
  private static final String FAILED = "failed";
  private static final String WAITING = "waiting";
  private static final long POLL = 20;

  /** Milliseconds after which a component that failed is not believed to recover. */
  private static final long RECOVERY = 1500;

  /** Milliseconds for which the socket may be away. */
  private static final long AWAY = 30_000;

  private final Bundle framework;
  private final BundleContext context;
  private final Client client;

  Readiness(Bundle framework, Client client) {
    this.framework = framework;
    this.context = framework.getBundleContext();
    this.client = client;
  }

  /**
   * Waits until the service answers.
   *
   * @return why it never will; empty if it does, or if it was stopped meanwhile
   */
  public Optional<String> await() throws InterruptedException {
    long begin = now();
    while (running() && !client.answers()) {
      long waited = now() - begin;
      List<String> failed = waited > RECOVERY ? troubles(FAILED) : List.of();
      if (!failed.isEmpty()) {
        return Optional.of(failed.get(0));
      } else if (waited > AWAY) {
        return Optional.of(missing());
      }
      Thread.sleep(POLL);
    }
    return Optional.empty();
  }

  /**
   * Watches until the service stops.
   *
   * @return why it is of no use any more; empty if it was stopped
   */
  public Optional<String> watch() throws InterruptedException {
    long seen = now();
    while (running()) {
      if (!services(null, SOCKET).isEmpty()) {
        seen = now();
      } else if (now() - seen > AWAY) {
        return Optional.of(missing());
      }
      Thread.sleep(Math.max(POLL, AWAY / 60));
    }
    return Optional.empty();
  }

  private boolean running() {
    return framework.getState() == Bundle.ACTIVE;
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private String missing() {
    List<String> failed = troubles(FAILED);
    List<String> waiting = failed.isEmpty() ? troubles(WAITING) : failed;
    return "it does not answer on its socket: "
        + (waiting.isEmpty() ? "log/wernicke.log may say why" : String.join("; ", waiting));
  }

  private List<String> troubles(String kind) {
    for (ServiceReference<?> reference : services(Supplier.class.getName(), TROUBLES)) {
      Object service = context.getService(reference);
      if (service instanceof Supplier<?> supplier
          && supplier.get() instanceof Map<?, ?> map
          && map.get(kind) instanceof Collection<?> lines) {
        return lines.stream().map(String::valueOf).toList();
      }
    }
    return List.of();
  }

  private List<ServiceReference<?>> services(String type, String filter) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(type, filter);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("a constant filter", e);
    } catch (IllegalStateException e) {
      return List.of(); // the framework has just stopped
    }
  }
}
