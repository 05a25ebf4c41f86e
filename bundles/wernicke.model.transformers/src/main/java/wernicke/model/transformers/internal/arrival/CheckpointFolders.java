package wernicke.model.transformers.internal.arrival;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.LanguageModel;
import wernicke.api.catalog.Arriving;
import wernicke.api.health.HealthCheck;
import wernicke.api.store.Home;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.watch.Watcher;
import wernicke.folders.internal.watch.Watching;
import wernicke.model.transformers.internal.model.TransformerModel;

/**
 * Registers one {@link LanguageModel} for every checkpoint folder in {@code models/} of the home
 * and of the application (framework property {@code wernicke.app}); a folder in the home shadows
 * one of the same name in the application. A folder that is dropped in becomes a model within a
 * second, one that is removed departs.
 */
@Component(
    immediate = true,
    service = {HealthCheck.class, Arriving.class})
public final class CheckpointFolders implements Watching {
  private final Watcher<TransformerModel> watcher;

  /** Returns at once; models follow when they have been looked at. */
  @Activate
  public CheckpointFolders(BundleContext context, @Reference Home home) {
    watcher =
        new Watcher<>(
            new CheckpointShelf(
                roots(context, home),
                home.path().resolve("cache"),
                model -> model.register(context)::unregister),
            Limits.STANDARD);
    watcher.start();
  }

  private static List<Path> roots(BundleContext context, Home home) {
    List<Path> roots = new ArrayList<>();
    roots.add(home.path().resolve("models"));
    String app = context.getProperty("wernicke.app");
    if (app != null) {
      roots.add(Path.of(app).toAbsolutePath().resolve("models"));
    }
    return roots;
  }

  @Override
  public Watcher<TransformerModel> watcher() {
    return watcher;
  }

  /** Ends the watching, unregisters all models and frees their memory. */
  @Deactivate
  void close() throws InterruptedException {
    watcher.close();
  }
}
