package wernicke.shell.internal.socket;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.job.Job;
import wernicke.api.job.Jobs;
import wernicke.shell.internal.service.Clients;

/**
 * Stops a service that was started for a command, once nobody has been connected for as many
 * seconds as the framework property {@value #PROPERTY} says and no job runs or is queued. Without
 * the property, or if it is empty, the service stays.
 */
@Component(service = Linger.class, immediate = true)
public final class Linger {
  static final String PROPERTY = "wernicke.linger";
  private static final Logger log = LoggerFactory.getLogger(Linger.class);
  private static final long FIRST = 30_000;
  private static final long PERIOD = 200;

  private final BundleContext context;
  private final Clients clients;
  private final Jobs jobs;
  private final ScheduledExecutorService executor;
  private final ScheduledFuture<?> ticks;
  private final long millis;

  @Activate
  public Linger(BundleContext context, @Reference Clients clients, @Reference Jobs jobs) {
    this.context = context;
    this.clients = clients;
    this.jobs = jobs;
    String seconds = context.getProperty(PROPERTY);
    millis = seconds == null || seconds.isBlank() ? -1 : Long.parseLong(seconds.strip()) * 1000;
    executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "wernicke-linger");
              thread.setDaemon(true);
              return thread;
            });
    ticks =
        millis < 0
            ? null
            : executor.scheduleWithFixedDelay(this::look, PERIOD, PERIOD, TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void stop() {
    if (ticks != null) {
      ticks.cancel(true);
    }
    executor.shutdownNow();
  }

  private void look() {
    try {
      if (clients.count() == 0 && !works() && clients.closeIfIdle(millis, FIRST)) {
        log.info("stops: no command for {} s and no job to do", millis / 1000);
        ticks.cancel(false);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
      }
    } catch (BundleException | RuntimeException e) {
      log.warn("cannot see whether anybody needs the service", e);
    }
  }

  private boolean works() {
    return jobs.list().stream().anyMatch(Linger::works);
  }

  private static boolean works(Job job) {
    return switch (job.state()) {
      case QUEUED, RUNNING -> true;
      case WAITING, DONE, FAILED, CANCELLED -> false;
    };
  }
}
