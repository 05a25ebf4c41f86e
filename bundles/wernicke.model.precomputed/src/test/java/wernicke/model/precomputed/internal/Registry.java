package wernicke.model.precomputed.internal;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** A bundle context that only keeps services. */
final class Registry {
  private final Map<Object, Map<String, ?>> services = new ConcurrentHashMap<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /** Services and their properties, now. */
  Map<Object, Map<String, ?>> services() {
    return services;
  }

  /** {@code +id} and {@code -id}, in the order in which services came and went. */
  BlockingQueue<String> events() {
    return events;
  }

  List<String> ids() {
    return services.values().stream().map(p -> (String) p.get("wernicke.id")).sorted().toList();
  }

  BundleContext context() {
    return proxy(
        BundleContext.class,
        (method, arguments) -> {
          if (!method.equals("registerService")) {
            throw new UnsupportedOperationException(method);
          }
          return register(arguments[1], (Dictionary<?, ?>) arguments[2]);
        });
  }

  private ServiceRegistration<?> register(Object service, Dictionary<?, ?> properties) {
    String id = (String) properties.get("wernicke.id");
    services.put(
        service,
        Map.of(
            "wernicke.id", id,
            "recording", properties.get("recording"),
            "wernicke.description", properties.get("wernicke.description")));
    events.add("+" + id);
    return proxy(
        ServiceRegistration.class,
        (method, arguments) -> {
          if (!method.equals("unregister") || services.remove(service) == null) {
            throw new IllegalStateException(method);
          }
          events.add("-" + id);
          return null;
        });
  }

  private interface Call {
    Object answer(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.answer(method.getName(), arguments)));
  }
}
