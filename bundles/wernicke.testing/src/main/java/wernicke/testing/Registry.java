package wernicke.testing;

import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Stands for a bundle context: keeps services of one type by {@code wernicke.id}. */
public final class Registry {
  private static final long PATIENCE_SECONDS = 30;

  private final Class<?> type;
  private final Map<String, String> framework;
  private final Map<String, Registered> services = new ConcurrentHashMap<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /** A service and its properties. */
  public record Registered(Object service, Map<?, ?> properties) {}

  /**
   * @param type of which all services must be
   * @param framework properties of the framework
   */
  public Registry(Class<?> type, Map<String, String> framework) {
    this.type = type;
    this.framework = Map.copyOf(framework);
  }

  /** The services that there are now, by id. */
  public Map<String, Registered> services() {
    return new TreeMap<>(services);
  }

  /**
   * What has come or gone next, {@code +id} or {@code -id}; each is told once.
   *
   * @throws AssertionError if nothing comes or goes for long
   */
  public String next() throws InterruptedException {
    String event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("nothing came or went; there is " + services.keySet());
    }
    return event;
  }

  /** The context to give to the component. */
  public BundleContext context() {
    return Proxies.of(
        BundleContext.class,
        (method, arguments) ->
            switch (method) {
              case "getServiceReferences" -> List.of();
              case "getProperty" -> framework.get((String) arguments[0]);
              case "registerService" ->
                  register(
                      (Class<?>) arguments[0],
                      arguments[1],
                      FrameworkUtil.asMap((Dictionary<?, ?>) arguments[2]));
              default -> throw new AssertionError("no component calls " + method);
            });
  }

  private ServiceRegistration<?> register(Class<?> declared, Object service, Map<?, ?> properties) {
    if (declared != type || !type.isInstance(service)) {
      throw new AssertionError(declared + " is not " + type);
    }
    String id = (String) properties.get("wernicke.id");
    if (services.put(id, new Registered(service, Map.copyOf(properties))) != null) {
      throw new AssertionError(id + " is there already");
    }
    events.add("+" + id);
    return Proxies.of(
        ServiceRegistration.class,
        (method, arguments) -> {
          if (!method.equals("unregister") || services.remove(id) == null) {
            throw new IllegalStateException(method);
          }
          events.add("-" + id);
          return null;
        });
  }
}
