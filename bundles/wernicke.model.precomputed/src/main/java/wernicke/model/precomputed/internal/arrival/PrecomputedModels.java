package wernicke.model.precomputed.internal.arrival;

import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import wernicke.api.LanguageModel;
import wernicke.api.catalog.Arriving;
import wernicke.api.health.HealthCheck;
import wernicke.api.store.Home;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.watch.Watcher;
import wernicke.folders.internal.watch.Watching;
import wernicke.model.precomputed.internal.model.PrecomputedModel;

/** Keeps one {@link LanguageModel} service for each model that the {@link RecordedShelf} finds. */
@Component(
    immediate = true,
    service = {HealthCheck.class, Arriving.class})
@Designate(ocd = PrecomputedModels.Config.class)
public final class PrecomputedModels implements Watching {
  private static final long SHORTEST_MILLIS = 10;

  /** How the folders are watched. */
  @ObjectClassDefinition(name = "Wernicke: models from files")
  public @interface Config {
    /** Milliseconds between two looks at the folders. */
    @AttributeDefinition(description = "Milliseconds between two looks at the folders")
    long poll_milliseconds() default 250;
  }

  private final Watcher<PrecomputedModel> watcher;

  /** Returns at once; models follow when they have been looked at. */
  @Activate
  public PrecomputedModels(BundleContext context, @Reference Home home, Config config) {
    this(context, home, config.poll_milliseconds());
  }

  PrecomputedModels(BundleContext context, Home home, long pause) {
    Duration poll = Duration.ofMillis(Math.max(SHORTEST_MILLIS, pause));
    watcher = new Watcher<>(new RecordedShelf(context, home), Limits.STANDARD.withPoll(poll));
    watcher.start();
  }

  @Override
  public Watcher<PrecomputedModel> watcher() {
    return watcher;
  }

  /** Ends the watching and unregisters all models. */
  @Deactivate
  void close() throws InterruptedException {
    watcher.close();
  }
}
