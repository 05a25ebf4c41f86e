package wernicke.dataset.described.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.Dataset;
import wernicke.api.Progress;
import wernicke.api.data.Descriptors;
import wernicke.api.store.Home;
import wernicke.dataset.described.internal.check.Check;

/**
 * Registers one {@link Dataset} for every folder with a descriptor in {@code data/} of the home. A
 * folder that is dropped in becomes a data set within a second, one that is removed departs, one
 * that is edited comes back.
 */
@Component(immediate = true)
public final class DescribedDatasets implements Descriptors {
  private static final Logger LOG = LoggerFactory.getLogger(DescribedDatasets.class);
  private static final long POLL_MILLIS = 250;

  private final FolderWatch watch;
  private final Thread poller;

  /** Looks once before it returns, then every quarter of a second. */
  @Activate
  public DescribedDatasets(BundleContext context, @Reference Home home) {
    watch = new FolderWatch(home.path().resolve("data"), folder -> register(context, folder));
    watch.scan();
    poller = new Thread(this::poll, "wernicke-described-datasets");
    poller.setDaemon(true);
    poller.start();
  }

  private static Runnable register(BundleContext context, DescribedFolder folder) {
    Map<String, Object> properties =
        Map.of(
            "wernicke.id", folder.id(),
            "wernicke.description", folder.dataset().info().description());
    return context.registerService(
            Dataset.class, folder.dataset(), FrameworkUtil.asDictionary(properties))
        ::unregister;
  }

  private void poll() {
    try {
      while (true) {
        Thread.sleep(POLL_MILLIS);
        scan();
      }
    } catch (InterruptedException e) {
      LOG.debug("No longer looking for data sets");
    }
  }

  /** A defect with one folder must not end the looking at all others. */
  private void scan() {
    try {
      watch.scan();
    } catch (RuntimeException e) {
      LOG.error("Looking for data sets failed", e);
    }
  }

  /** Ends the thread and unregisters all data sets. */
  @Deactivate
  void close() throws InterruptedException {
    poller.interrupt();
    try {
      poller.join();
    } finally {
      watch.close();
    }
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
    return watch.offered().stream()
        .map(f -> new Described(f.id(), f.folder(), f.trouble()))
        .toList();
  }
}
