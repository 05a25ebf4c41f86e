package wernicke.shell.internal.deploy;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.store.Home;
import wernicke.shell.internal.gogo.Sessions;

/**
 * Says on the interactive shell and in the log what is wrong with a bundle that was dropped in. It
 * looks every second rather than at events, because it is the absence of something that it reports.
 */
@Component(service = DeployWatch.class, immediate = true)
public final class DeployWatch {
  private static final Logger log = LoggerFactory.getLogger(DeployWatch.class);
  private static final long PERIOD = 1;

  private final Inspector inspector;
  private final Sessions sessions;
  private final ScheduledExecutorService executor;
  private final ScheduledFuture<?> ticks;

  @Activate
  public DeployWatch(BundleContext context, @Reference Home home, @Reference Sessions sessions) {
    this.sessions = sessions;
    this.inspector = new Inspector(context, home.path().resolve("deploy"), this::say);
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "wernicke-deploy-watch");
              thread.setDaemon(true);
              return thread;
            });
    this.ticks = executor.scheduleWithFixedDelay(this::look, PERIOD, PERIOD, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    ticks.cancel(true);
    executor.shutdownNow();
  }

  private void look() {
    try {
      inspector.look(System.nanoTime() / 1_000_000);
    } catch (RuntimeException | LinkageError | IOException e) {
      if (!executor.isShutdown()) {
        log.warn("cannot look after deployed bundles", e);
      }
    }
  }

  private void say(String line) {
    log.error("{}", line);
    sessions.say("! " + line);
  }
}
