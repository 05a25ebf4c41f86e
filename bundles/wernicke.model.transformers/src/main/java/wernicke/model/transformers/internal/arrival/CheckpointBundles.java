package wernicke.model.transformers.internal.arrival;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.store.Home;
import wernicke.model.transformers.internal.bundled.CheckpointCache;
import wernicke.model.transformers.internal.bundled.CheckpointHeaders;

/**
 * The extender for bundles that bring a checkpoint, as {@code models bundle} makes them: while such
 * a bundle is active, its model is a {@code LanguageModel} service of that bundle. Files in a
 * bundle are unpacked into {@code cache/checkpoints/} of the home and stay there until the bundle
 * is uninstalled.
 */
@Component(
    immediate = true,
    service = {})
public final class CheckpointBundles implements BundleTrackerCustomizer<BundledModel> {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointBundles.class);
  private static final int ANY_STATE =
      Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;
  private static final long TEND_MILLIS = 2000;
  private static final long STOP_SECONDS = 60;

  private final CheckpointCache cache;
  private final Path scratch;
  private final ExecutorService arriving =
      Executors.newSingleThreadExecutor(threads("wernicke-checkpoint-bundles"));
  private final ScheduledExecutorService departing =
      Executors.newSingleThreadScheduledExecutor(threads("wernicke-checkpoint-departures"));
  private final BundleTracker<BundledModel> tracker;
  private final ScheduledFuture<?> tending;

  /** Returns at once; models follow when they are ready. */
  @Activate
  public CheckpointBundles(BundleContext context, @Reference Home home) {
    this(context, home, TEND_MILLIS);
  }

  /** Looking after the models that often, in milliseconds. */
  CheckpointBundles(BundleContext context, Home home, long tend) {
    scratch = home.path().resolve("cache");
    cache = new CheckpointCache(scratch.resolve("checkpoints"));
    arriving.execute(() -> cache.clean(Set.of(), true));
    tracker = new BundleTracker<>(context, ANY_STATE, this);
    tracker.open();
    tending = departing.scheduleWithFixedDelay(this::tend, tend, tend, TimeUnit.MILLISECONDS);
  }

  /** A defect with one model must not end the looking after all others. */
  private void tend() {
    for (BundledModel model : tracker.getTracked().values()) {
      try {
        model.tend();
      } catch (Throwable e) {
        LOG.error("Looking after the models of bundles failed", e);
      }
    }
  }

  private static ThreadFactory threads(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public BundledModel addingBundle(Bundle bundle, BundleEvent event) {
    if (bundle.getHeaders("").get(CheckpointHeaders.LOCATION) == null) {
      return null;
    }
    BundledModel model = new BundledModel(bundle, cache, scratch, arriving, departing);
    if (bundle.getState() == Bundle.ACTIVE) {
      model.start();
    }
    return model;
  }

  @Override
  public void modifiedBundle(Bundle bundle, BundleEvent event, BundledModel model) {
    if (event.getType() == BundleEvent.STARTED) {
      model.start();
    } else if (event.getType() == BundleEvent.STOPPING) {
      model.stop();
    }
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, BundledModel model) {
    model.stop();
    if (bundle.getState() == Bundle.UNINSTALLED) {
      model.forget();
    }
  }

  /**
   * Unregisters all models, frees their memory, and forgets the files of bundles that were
   * uninstalled while nobody looked: all that are installed have been seen by now.
   */
  @Deactivate
  void close() throws InterruptedException {
    Map<Bundle, BundledModel> last = tracker.getTracked();
    tracker.close();
    Set<String> keys =
        last.values().stream().flatMap(m -> m.key().stream()).collect(Collectors.toSet());
    tending.cancel(false);
    arriving.shutdownNow();
    departing.shutdown();
    boolean ended =
        arriving.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)
            && departing.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    if (ended) {
      cache.clean(keys, false);
    }
  }
}
