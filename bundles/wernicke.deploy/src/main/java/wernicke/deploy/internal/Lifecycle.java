package wernicke.deploy.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.deploy.internal.location.Dropped;

/**
 * Installs, starts, updates and removes bundles that were dropped in, and no others: their location
 * tells them apart.
 */
final class Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
  private static final long REFRESH_SECONDS = 30;

  private final BundleContext context;
  private final FrameworkWiring wiring;

  Lifecycle(BundleContext context) {
    this.context = context;
    this.wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
  }

  /** Installs a jar and starts it. */
  void add(Path jar) throws IOException, BundleException {
    try (InputStream in = Files.newInputStream(jar)) {
      start(context.installBundle(Dropped.location(jar), in));
    }
  }

  void start(Bundle bundle) throws BundleException {
    bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
  }

  /**
   * Puts a jar in the place of what was installed from it before; the old one stays if it cannot.
   */
  void update(Bundle bundle, Path jar) throws IOException, BundleException, InterruptedException {
    bundle.stop(Bundle.STOP_TRANSIENT);
    try (InputStream in = Files.newInputStream(jar)) {
      bundle.update(in);
      refresh(bundle);
    } finally {
      start(bundle);
    }
  }

  void remove(Bundle bundle) throws BundleException, InterruptedException {
    bundle.uninstall();
    refresh(bundle);
  }

  /**
   * Gives up the old classes. Not if a part of the platform uses them, which would be restarted:
   * they stay until the service does.
   */
  private void refresh(Bundle bundle) throws InterruptedException {
    for (Bundle dependent : wiring.getDependencyClosure(List.of(bundle))) {
      if (!Dropped.is(dependent)) {
        return;
      }
    }
    CountDownLatch done = new CountDownLatch(1);
    wiring.refreshBundles(
        List.of(bundle),
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            done.countDown();
          }
        });
    if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("old classes of {} are still in use", bundle.getSymbolicName());
    }
  }
}
