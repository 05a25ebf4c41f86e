package wernicke.model.precomputed.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.LanguageModel;
import wernicke.api.store.Home;

/**
 * Keeps one {@link LanguageModel} service for each model that the {@link Shelf} finds. The first
 * look is taken before activation ends, the others on a daemon thread of its own.
 */
@Component(service = {})
@Designate(ocd = PrecomputedModels.Config.class)
public final class PrecomputedModels {
  private static final Logger LOG = LoggerFactory.getLogger(PrecomputedModels.class);

  /** How the folders are watched. */
  @ObjectClassDefinition(name = "Wernicke: models from files")
  public @interface Config {
    /** Milliseconds between two looks at the folders. */
    @AttributeDefinition(description = "Milliseconds between two looks at the folders")
    long poll_milliseconds() default 250;
  }

  private final BundleContext context;
  private final Shelf shelf;
  private final long pause;
  private final Map<PrecomputedModel, ServiceRegistration<?>> services = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread watch = new Thread(this::watch, "wernicke-precomputed");
  private String trouble = "";

  @Activate
  public PrecomputedModels(BundleContext context, @Reference Home home, Config config) {
    this(context, home, config.poll_milliseconds());
  }

  PrecomputedModels(BundleContext context, Home home, long pause) {
    this.context = context;
    this.shelf = new Shelf(home);
    this.pause = Math.max(10, pause);
  }

  @Activate
  void open() {
    look();
    watch.setDaemon(true);
    watch.start();
  }

  @Deactivate
  void close() throws InterruptedException {
    closed.countDown();
    watch.join(10_000);
    if (watch.isAlive()) {
      LOG.warn("the folder watch takes long to stop");
    }
    services.keySet().forEach(this::withdraw);
  }

  private void watch() {
    try {
      while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // someone ends the thread: so be it
    }
  }

  private boolean closed() {
    return closed.getCount() == 0;
  }

  /** Only ever runs in one thread at a time: first the activating one, then the watch. */
  private void look() {
    try {
      offer(shelf.models());
      trouble = "";
    } catch (RuntimeException e) {
      if (!closed() && !trouble.equals(String.valueOf(e))) {
        trouble = String.valueOf(e);
        LOG.error("cannot look for models, trying again: {}", trouble, e);
      }
    }
  }

  private void offer(Map<String, PrecomputedModel> models) {
    for (PrecomputedModel model : services.keySet()) {
      if (!models.containsValue(model)) {
        withdraw(model);
      }
    }
    for (PrecomputedModel model : models.values()) {
      if (!closed() && !services.containsKey(model)) {
        services.put(
            model,
            context.registerService(
                LanguageModel.class, model, FrameworkUtil.asDictionary(properties(model))));
      }
      if (closed()) {
        withdraw(model);
      }
    }
  }

  private void withdraw(PrecomputedModel model) {
    ServiceRegistration<?> service = services.remove(model);
    if (service != null) {
      service.unregister();
    }
  }

  private static Map<String, Object> properties(PrecomputedModel model) {
    return Map.of(
        "wernicke.id", model.id(),
        "recording", new String[] {model.kind().word()},
        "wernicke.description", model.description());
  }
}
