package wernicke.endpoints.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.Dataset;
import wernicke.api.LanguageModel;
import wernicke.api.Metric;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.api.store.Recordings;

/**
 * Puts every plugin service on Event Admin, whiteboard style, and tells who comes and goes. If two
 * services claim the same id the first one answers until it leaves; then the other takes over.
 */
@Component(immediate = true, configurationPid = "wernicke.endpoints", service = Catalog.class)
@Designate(ocd = Limits.class)
public final class Endpoints implements Catalog {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

  private final BundleContext context;
  private final Bus bus;
  private final Recordings recordings;
  private final Limits limits;
  private final Semaphore recording;
  private final Semaphore comparing;
  private final ScheduledThreadPoolExecutor timer;
  private final Map<String, List<Candidate>> candidates = new ConcurrentHashMap<>();

  /** A plugin service and, if it is the one that answers for its id, its endpoint. */
  private static final class Candidate {
    private final ServiceReference<?> reference;
    private final Service service;
    private Endpoint endpoint;
    private ServiceRegistration<EventHandler> registration;

    Candidate(ServiceReference<?> reference, Service service) {
      this.reference = reference;
      this.service = service;
    }
  }

  @Activate
  public Endpoints(
      BundleContext context,
      @Reference EventAdmin eventAdmin,
      @Reference Recordings recordings,
      Limits limits) {
    this.context = context;
    this.bus = new Bus(eventAdmin);
    this.recordings = recordings;
    this.limits = limits;
    this.recording = new Semaphore(limits.recordings(), true);
    this.comparing = new Semaphore(limits.comparisons(), true);
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = Executors.defaultThreadFactory().newThread(work);
              thread.setName("wernicke-endpoints-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Deactivate
  void deactivate() {
    timer.shutdownNow();
  }

  @Override
  public List<Plugin> plugins() {
    return candidates.values().stream()
        .flatMap(List::stream)
        .filter(c -> c.endpoint != null)
        .map(c -> c.service.plugin())
        .sorted(Comparator.comparing(Plugin::kind).thenComparing(Plugin::id))
        .toList();
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void bindModel(ServiceReference<LanguageModel> reference, LanguageModel model) {
    List<String> capabilities = new ArrayList<>(Properties.strings(reference, "recording"));
    if (Boolean.TRUE.equals(reference.getProperty("wernicke.control"))) {
      capabilities.add("control");
    }
    arrive(
        reference,
        Kind.MODEL,
        capabilities,
        null,
        p -> new ModelService(p, model, recordings, recording));
  }

  void unbindModel(ServiceReference<LanguageModel> reference) {
    depart(reference, Kind.MODEL);
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void bindDataset(ServiceReference<Dataset> reference, Dataset dataset) {
    arrive(reference, Kind.DATASET, List.of(), dataset, p -> new DatasetService(p, dataset));
  }

  void unbindDataset(ServiceReference<Dataset> reference) {
    depart(reference, Kind.DATASET);
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void bindMetric(ServiceReference<Metric> reference, Metric metric) {
    List<String> capabilities =
        Boolean.TRUE.equals(reference.getProperty("wernicke.behavioural"))
            ? List.of("behavioural")
            : List.of("neural");
    arrive(
        reference,
        Kind.METRIC,
        capabilities,
        null,
        p -> new MetricService(p, metric, recordings, comparing));
  }

  void unbindMetric(ServiceReference<Metric> reference) {
    depart(reference, Kind.METRIC);
  }

  private void arrive(
      ServiceReference<?> reference,
      Kind kind,
      List<String> capabilities,
      Dataset dataset,
      Function<Plugin, Service> service) {
    String id = Properties.string(reference, "wernicke.id");
    if (id.isBlank()) {
      LOG.warn(
          "{} is ignored: a {} needs the service property wernicke.id", reference, kind.label());
      return;
    }
    try {
      add(
          new Candidate(
              reference, service.apply(describe(reference, kind, id, capabilities, dataset))));
    } catch (RuntimeException
        | LinkageError e) { // a defect of the plugin must not disturb the others
      LOG.error(
          "{} '{}' from {} is ignored: {}",
          kind.label(),
          id,
          reference.getBundle().getSymbolicName(),
          e,
          e);
    }
  }

  private static Plugin describe(
      ServiceReference<?> reference,
      Kind kind,
      String id,
      List<String> capabilities,
      Dataset dataset) {
    return new Plugin(
        kind,
        id,
        Properties.string(reference, "wernicke.description"),
        reference.getBundle().getSymbolicName(),
        reference.getBundle().getVersion().toString(),
        Code.of(reference.getBundle()),
        capabilities,
        dataset == null ? null : dataset.info());
  }

  private synchronized void add(Candidate candidate) {
    Plugin plugin = candidate.service.plugin();
    List<Candidate> same =
        candidates.computeIfAbsent(key(plugin.kind(), plugin.id()), k -> new ArrayList<>());
    List<Candidate> changed = new ArrayList<>(same);
    changed.add(candidate);
    candidates.put(key(plugin.kind(), plugin.id()), changed);
    if (changed.size() == 1) {
      open(candidate);
    } else {
      LOG.warn(
          "two bundles offer the {} '{}': {} answers, {} waits",
          plugin.kind().label(),
          plugin.id(),
          same.get(0).service.plugin().bundle(),
          plugin.bundle());
    }
  }

  private void open(Candidate candidate) {
    Service service = candidate.service;
    Plugin plugin = service.plugin();
    candidate.endpoint = new Endpoint(service, bus, timer, limits.queue());
    List<String> topics = new ArrayList<>(service.topics());
    topics.add("wernicke/request/CANCELLED");
    String filter =
        "(|(%s=%s)(event.topics=wernicke/request/CANCELLED))"
            .formatted(service.property(), Properties.escape(plugin.id()));
    Map<String, Object> properties =
        Map.of(
            EventConstants.EVENT_TOPIC,
            topics.toArray(String[]::new),
            EventConstants.EVENT_FILTER,
            filter);
    candidate.registration =
        context.registerService(
            EventHandler.class, candidate.endpoint, FrameworkUtil.asDictionary(properties));
    bus.post(new PluginArrived(plugin.kind().name(), plugin.id(), plugin));
    LOG.info(
        "{} '{}' arrived from {} {}",
        plugin.kind().label(),
        plugin.id(),
        plugin.bundle(),
        plugin.version());
  }

  private synchronized void depart(ServiceReference<?> reference, Kind kind) {
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
    try {
      candidate.registration.unregister();
    } catch (IllegalStateException e) {
      LOG.debug("the framework stops; {} is unregistered already", plugin.id(), e);
    }
    candidate.endpoint.close();
    candidate.endpoint = null;
    bus.post(new PluginDeparted(plugin.kind().name(), plugin.id(), plugin));
    LOG.info("{} '{}' departed", plugin.kind().label(), plugin.id());
  }

  private static String key(Kind kind, String id) {
    return kind + ":" + id;
  }
}
