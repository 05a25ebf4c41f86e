package wernicke.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.launcher.home.HomeLock;
import wernicke.launcher.home.Layout;
import wernicke.launcher.home.State;
import wernicke.launcher.home.Trouble;
import wernicke.launcher.platform.Platform;
import wernicke.launcher.platform.Readiness;

/**
 * The life of a service: takes the home, starts the platform, tells its state, ends when it is told
 * to or when nothing can answer any more.
 */
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  private static final long HALT_MILLIS = 30_000;

  private final Layout layout;
  private final boolean background;
  private volatile boolean failed;

  Serving(Layout layout, boolean background) {
    this.layout = layout;
    this.background = background;
  }

  /**
   * Serves until it is stopped.
   *
   * @param terminal whether to open the shell on this process's terminal
   * @param properties further framework properties
   */
  void run(boolean terminal, Map<String, String> properties) throws Exception {
    say(State.Phase.STARTING, "");
    try {
      serve(terminal, properties);
    } catch (Trouble e) {
      say(State.Phase.FAILED, e.getMessage());
      throw e;
    } catch (Exception | Error e) {
      LOG.error("cannot start", e);
      String line =
          "the service cannot start: "
              + e
              + "; "
              + layout.home().resolve("log/wernicke.log")
              + " has the details";
      say(State.Phase.FAILED, line);
      throw new Trouble(line, e);
    }
  }

  private void serve(boolean terminal, Map<String, String> properties) throws Exception {
    Platform platform = Platform.start(layout, terminal, properties);
    platform.context().addBundleListener(stopping(platform.context()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> signalled(platform), "wernicke-signal"));
    Readiness readiness = platform.readiness();
    failed(platform, readiness.await());
    say(State.Phase.SERVING, "");
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    LOG.info("ready after {} s", String.format(Locale.ROOT, "%.1f", seconds));
    if (!terminal && !background) {
      System.err.println("Wernicke serves " + layout.home() + "; stop it with 'wernicke stop'");
    }
    failed(platform, readiness.watch());
    platform.awaitStop();
    LOG.info("stopped");
  }

  private void failed(Platform platform, Optional<String> why) throws Exception {
    if (why.isPresent()) {
      LOG.error("stops, since it cannot serve: {}", why.get());
      Trouble trouble = new Trouble("the service cannot serve: " + why.get());
      failed = true;
      say(State.Phase.FAILED, trouble.getMessage());
      platform.stop();
      throw trouble;
    }
  }

  private void say(State.Phase phase, String message) {
    State.of(background, phase, message).write(layout);
  }

  /** Tells clients, and sees to it that nothing of a plugin keeps the process alive. */
  private SynchronousBundleListener stopping(BundleContext context) {
    return event -> {
      if (event.getType() == BundleEvent.STOPPING && event.getBundle() == context.getBundle()) {
        if (!failed) { // a client is told why, not that it may wait for the next one
          say(State.Phase.STOPPING, "");
        }
        Thread halt = new Thread(Serving::halt, "wernicke-halt");
        halt.setDaemon(true);
        halt.start();
      }
    };
  }

  private static void halt() {
    try {
      Thread.sleep(HALT_MILLIS);
      LOG.error("some bundle does not stop within {} s: the process ends", HALT_MILLIS / 1000);
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void signalled(Platform platform) {
    try {
      if (platform.running()) {
        LOG.info("stops: the process was told to end by a signal");
        platform.stop();
        LOG.info("stopped");
      }
    } catch (Exception e) {
      LOG.warn("stopping failed", e);
    }
  }

  /** Takes the home, for which a client may be asking at the same moment. */
  static Optional<HomeLock> lock(Layout layout) throws Trouble, InterruptedException, IOException {
    for (int i = 0; i < 40; i++) {
      Optional<HomeLock> lock = HomeLock.take(layout);
      if (lock.isPresent()) {
        return lock;
      }
      Thread.sleep(25);
    }
    return Optional.empty();
  }
}
