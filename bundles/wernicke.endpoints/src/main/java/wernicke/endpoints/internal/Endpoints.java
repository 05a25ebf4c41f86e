package wernicke.endpoints.internal;

import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.CrossValidator;
import wernicke.api.Dataset;
import wernicke.api.Evaluation;
import wernicke.api.LanguageModel;
import wernicke.api.Metric;
import wernicke.api.catalog.Arriving;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.Requester;
import wernicke.api.event.WernickeEvent;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.api.store.Materials;
import wernicke.api.store.Recordings;
import wernicke.endpoints.internal.arrival.Asking;
import wernicke.endpoints.internal.arrival.Introductions;
import wernicke.endpoints.internal.arrival.Register;
import wernicke.endpoints.internal.plugin.Shelves;
import wernicke.endpoints.internal.request.Allowance;
import wernicke.endpoints.internal.request.Bus;
import wernicke.endpoints.internal.request.Deliveries;
import wernicke.endpoints.internal.request.Endpoint;
import wernicke.endpoints.internal.request.Limits;

/**
 * Puts every plugin service on Event Admin, whiteboard style, tells who comes and goes, and sees to
 * it that no request waits for nobody. Of a plugin it takes the reference only: the code of the
 * plugin runs on threads that can be given up, never on the one that told of it.
 */
@Component(
    immediate = true,
    configurationPid = "wernicke.endpoints",
    service = {Catalog.class, EventHandler.class, HealthCheck.class, Arriving.class})
@EventTopics("wernicke/*")
@Designate(ocd = Limits.class)
public final class Endpoints implements Catalog, EventHandler, HealthCheck, Arriving {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
  private static final long TICK_MILLIS = 500;

  private final Allowance allowance;
  private final Register register;
  private final Introductions introductions;
  private final Deliveries deliveries;
  private final ScheduledThreadPoolExecutor timer;

  @Activate
  public Endpoints(
      BundleContext context,
      @Reference EventAdmin eventAdmin,
      @Reference Recordings recordings,
      @Reference Materials materials,
      @Reference Requester requester,
      @Reference CrossValidator splits,
      Limits limits) {
    Bus bus = new Bus(eventAdmin);
    this.allowance = new Allowance(limits);
    this.timer = new ScheduledThreadPoolExecutor(1, Endpoints::thread);
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.register =
        new Register(context, bus, service -> new Endpoint(service, bus, timer, allowance));
    this.introductions =
        new Introductions(
            new Asking(context, new Shelves(recordings, materials), requester, splits, allowance),
            register,
            allowance::introduction);
    this.deliveries =
        new Deliveries(
            bus, (kind, id) -> find(kind, id).isPresent(), () -> System.nanoTime() / 1_000_000);
    var unused =
        timer.scheduleWithFixedDelay(
            this::lookAfter, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "wernicke-endpoints-timer");
    thread.setDaemon(true);
    return thread;
  }

  /** Takes new limits without touching what goes on. */
  @Modified
  void modified(Limits limits) {
    allowance.change(limits);
  }

  @Deactivate
  void deactivate() {
    introductions.close();
    timer.shutdownNow();
  }

  private void lookAfter() {
    try {
      introductions.look();
      deliveries.look();
      register.endpoints().forEach(Endpoint::lookAfter);
    } catch (Throwable e) { // the next look comes
      LOG.error("the endpoints could not be looked after", e);
    }
  }

  @Override
  public boolean arriving() {
    return introductions.pending();
  }

  @Override
  public void handleEvent(Event event) {
    WernickeEvent.of(event.getTopic(), event::getProperty).ifPresent(deliveries::hear);
  }

  @Override
  public List<Plugin> plugins() {
    return register.plugins();
  }

  // ---- health ----

  @Override
  public String area() {
    return "plugins";
  }

  @Override
  public List<Finding> look() {
    return new SignsOfLife(register, introductions, allowance).findings();
  }

  // ---- plugins ----

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void bindModel(ServiceReference<LanguageModel> reference) {
    introductions.arrive(reference, Kind.MODEL);
  }

  void unbindModel(ServiceReference<LanguageModel> reference) {
    introductions.depart(reference);
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void bindDataset(ServiceReference<Dataset> reference) {
    introductions.arrive(reference, Kind.DATASET);
  }

  void unbindDataset(ServiceReference<Dataset> reference) {
    introductions.depart(reference);
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void bindMetric(ServiceReference<Metric> reference) {
    introductions.arrive(reference, Kind.METRIC);
  }

  void unbindMetric(ServiceReference<Metric> reference) {
    introductions.depart(reference);
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void bindEvaluation(ServiceReference<Evaluation> reference) {
    introductions.arrive(reference, Kind.EVALUATION);
  }

  void unbindEvaluation(ServiceReference<Evaluation> reference) {
    introductions.depart(reference);
  }
}
