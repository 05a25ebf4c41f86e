package wernicke.dataset.described.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Dataset;
import wernicke.api.Progress;
import wernicke.api.catalog.Arriving;
import wernicke.api.data.Descriptors;
import wernicke.api.health.HealthCheck;
import wernicke.api.store.Home;
import wernicke.dataset.described.internal.check.Check;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.watch.Watcher;
import wernicke.folders.internal.watch.Watching;

/**
 * Registers one {@link Dataset} for every folder with a descriptor in {@code data/} of the home. A
 * folder that is dropped in becomes a data set within a second, one that is removed departs, one
 * that is edited comes back.
 */
@Component(
    immediate = true,
    service = {Descriptors.class, HealthCheck.class, Arriving.class})
public final class DescribedDatasets implements Descriptors, Watching {
  private final DescribedShelf shelf;
  private final Watcher<DescribedFolder> watcher;

  /** Returns at once; data sets follow when they have been looked at. */
  @Activate
  public DescribedDatasets(BundleContext context, @Reference Home home) {
    shelf =
        new DescribedShelf(
            home.path().resolve("data"),
            folder -> published(context, folder),
            (id, dataset) -> register(context, id, dataset));
    watcher = new Watcher<>(shelf, Limits.STANDARD);
    watcher.start();
  }

  private static Runnable register(BundleContext context, String id, Dataset dataset) {
    Map<String, Object> properties =
        Map.of("wernicke.id", id, "wernicke.description", dataset.info().description());
    return context.registerService(Dataset.class, dataset, FrameworkUtil.asDictionary(properties))
        ::unregister;
  }

  /** Whether a data set that is there would look into the folder: it has its id, or begins so. */
  private static boolean published(BundleContext context, Path folder) {
    String name = folder.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      return context.getServiceReferences(Dataset.class, null).stream()
          .map(r -> String.valueOf(r.getProperty("wernicke.id")).toLowerCase(Locale.ROOT))
          .anyMatch(id -> id.equals(name) || id.startsWith(name + "."));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter is always a filter", e);
    }
  }

  @Override
  public Watcher<DescribedFolder> watcher() {
    return watcher;
  }

  /** Ends the watching and unregisters all data sets. */
  @Deactivate
  void close() throws InterruptedException {
    watcher.close();
  }

  @Override
  public List<String> layouts() {
    return Templates.LAYOUTS;
  }

  @Override
  public Template template(String layout) {
    return Templates.of(layout);
  }

  @Override
  public Report check(Path folder, Progress progress) {
    return Check.of(folder, progress);
  }

  @Override
  public List<Described> described() {
    return List.copyOf(shelf.offered());
  }
}
