package wernicke.endpoints.internal.arrival;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.endpoints.internal.request.Bus;
import wernicke.endpoints.internal.request.Endpoint;
import wernicke.endpoints.internal.request.Service;

/**
 * Who answers for which id. If two services claim the same id the first one answers until it
 * leaves; then the other takes over. A plugin is listed and announced only when it can be asked.
 */
public final class Register {
  private static final Logger LOG = LoggerFactory.getLogger(Register.class);

  private final BundleContext context;
  private final Bus bus;
  private final Function<Service, Endpoint> endpoints;
  private final Map<String, List<Candidate>> candidates = new ConcurrentHashMap<>();

  /** A plugin service and, if it is the one that answers for its id, its endpoint. */
  private static final class Candidate {
    private final ServiceReference<?> reference;
    private final Service service;
    private volatile Endpoint endpoint;
    private ServiceRegistration<EventHandler> registration;

    Candidate(ServiceReference<?> reference, Service service) {
      this.reference = reference;
      this.service = service;
    }
  }

  /**
   * @param endpoints makes the endpoint of a plugin
   */
  public Register(BundleContext context, Bus bus, Function<Service, Endpoint> endpoints) {
    this.context = context;
    this.bus = bus;
    this.endpoints = endpoints;
  }

  /** The plugins that answer, by kind and id. */
  public List<Plugin> plugins() {
    return endpoints().stream().map(Endpoint::plugin).toList();
  }

  /** The endpoints that answer, by kind and id. */
  public List<Endpoint> endpoints() {
    Comparator<Plugin> order = Comparator.comparing(Plugin::kind).thenComparing(Plugin::id);
    return candidates.values().stream()
        .flatMap(List::stream)
        .map(candidate -> candidate.endpoint)
        .filter(endpoint -> endpoint != null)
        .sorted(Comparator.comparing(Endpoint::plugin, order))
        .toList();
  }

  /** One line for each plugin that waits behind another one of the same id. */
  public List<String> waiting() {
    return candidates.values().stream()
        .flatMap(same -> same.stream().skip(1).map(second -> twice(same.get(0), second)))
        .sorted()
        .toList();
  }

  private static String twice(Candidate first, Candidate second) {
    Plugin plugin = second.service.plugin();
    return "two bundles offer the %s '%s': %s answers, %s waits"
        .formatted(
            plugin.kind().label(), plugin.id(), first.service.plugin().bundle(), plugin.bundle());
  }

  /** A plugin is there. */
  synchronized void add(ServiceReference<?> reference, Service service) {
    Candidate candidate = new Candidate(reference, service);
    String key = key(service.plugin().kind(), service.plugin().id());
    List<Candidate> same = new ArrayList<>(candidates.getOrDefault(key, List.of()));
    same.add(candidate);
    candidates.put(key, same);
    if (same.size() == 1) {
      open(candidate);
    } else {
      LOG.warn("{}", twice(same.get(0), candidate));
    }
  }

  private void open(Candidate candidate) {
    Plugin plugin = candidate.service.plugin();
    Endpoint endpoint = endpoints.apply(candidate.service);
    candidate.registration =
        context.registerService(EventHandler.class, endpoint, subscription(candidate.service));
    candidate.endpoint = endpoint; // listed only now, and announced after that
    bus.post(new PluginArrived(plugin.kind(), plugin.id(), plugin));
    LOG.info(
        "{} '{}' arrived from {} {}",
        plugin.kind().label(),
        plugin.id(),
        plugin.bundle(),
        plugin.version());
  }

  private static Dictionary<String, Object> subscription(Service service) {
    List<String> topics = new ArrayList<>(service.topics());
    topics.add("wernicke/request/CANCELLED");
    String filter =
        "(|(%s=%s)(event.topics=wernicke/request/CANCELLED))"
            .formatted(service.property(), Properties.escape(service.plugin().id()));
    Map<String, Object> properties =
        Map.of(
            EventConstants.EVENT_TOPIC,
            topics.toArray(String[]::new),
            EventConstants.EVENT_FILTER,
            filter);
    return FrameworkUtil.asDictionary(properties);
  }

  /** A plugin is no longer there. */
  synchronized void remove(ServiceReference<?> reference, Kind kind) {
    String key = key(kind, Properties.string(reference, "wernicke.id"));
    List<Candidate> same = new ArrayList<>(candidates.getOrDefault(key, List.of()));
    Candidate leaving =
        same.stream().filter(c -> c.reference.equals(reference)).findFirst().orElse(null);
    if (leaving == null) {
      return;
    }
    same.remove(leaving);
    if (same.isEmpty()) {
      candidates.remove(key);
    } else {
      candidates.put(key, same);
    }
    if (leaving.endpoint != null) {
      close(leaving);
      same.stream().findFirst().ifPresent(this::open);
    }
  }

  private void close(Candidate candidate) {
    Plugin plugin = candidate.service.plugin();
    Endpoint endpoint = candidate.endpoint;
    candidate.endpoint = null;
    try {
      candidate.registration.unregister();
    } catch (IllegalStateException e) {
      LOG.debug("the framework stops; {} is unregistered already", plugin.id(), e);
    }
    endpoint.close();
    bus.post(new PluginDeparted(plugin.kind(), plugin.id(), plugin));
    LOG.info("{} '{}' departed", plugin.kind().label(), plugin.id());
  }

  private static String key(Kind kind, String id) {
    return kind + ":" + id;
  }
}
