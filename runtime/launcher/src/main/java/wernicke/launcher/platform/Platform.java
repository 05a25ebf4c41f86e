package wernicke.launcher.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.launcher.client.Client;
import wernicke.launcher.client.Input;
import wernicke.launcher.home.Layout;
import wernicke.launcher.home.Trouble;

/**
 * Starts Felix with the application's bundles. The one place that sets numbers of native threads
 * and cache folders.
 */
public final class Platform {
  private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
  private static final int LOG_SERVICE = 1; // first, so that it is the last to stop
  private static final int OTHERS = 2;
  private static final int CONFIGURATION = 3; // etc/ is applied before anything of ours starts
  private static final int OURS = 4;
  private static final int HOT_PLUG = 5;
  private static final int SHELL = 6;
  private static final long STOP_MILLIS = 20_000;

  private final Layout layout;
  private final Framework framework;

  private Platform(Layout layout, Framework framework) {
    this.layout = layout;
    this.framework = framework;
  }

  /**
   * Starts the platform; returns when it answers on its socket.
   *
   * @param app folder with {@code bundles/} and {@code models/}
   * @param home the user's home folder
   * @param interactive whether to start the interactive shell on this process's terminal
   * @param overrides further framework properties
   */
  public static Platform start(
      Path app, Path home, boolean interactive, Map<String, String> overrides) throws Exception {
    Platform platform =
        start(
            new Layout(app.toAbsolutePath().normalize(), home.toAbsolutePath().normalize()),
            interactive,
            overrides);
    Optional<String> trouble = platform.readiness().await();
    if (trouble.isPresent()) {
      platform.stop();
      throw new Trouble(trouble.get());
    }
    return platform;
  }

  /** Starts the platform; returns when every bundle has been started. */
  public static Platform start(Layout layout, boolean interactive, Map<String, String> overrides)
      throws Exception {
    layout.createHome();
    Logs.open(layout);
    Natives.prepare(layout);
    Logs.begin(layout);
    Map<String, String> configuration = configuration(layout);
    configuration.put("wernicke.interactive", String.valueOf(interactive));
    configuration.putAll(overrides);
    ClassLoader loader = Platform.class.getClassLoader();
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class, loader)
            .findFirst()
            .orElseThrow()
            .newFramework(configuration);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(
        null); // threads of bundles inherit it: JLine must look for its parts in its own bundle
    try {
      framework.init();
      Logs.register(framework.getBundleContext());
      Platform platform = new Platform(layout, framework);
      platform.install(interactive);
      framework.start();
      platform.awaitStartLevel();
      return platform;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Map<String, String> configuration(Layout layout) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Platform.class.getResourceAsStream("/framework.properties")) {
      properties.load(in);
    }
    Map<String, String> configuration = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> configuration.put(key, properties.getProperty(key)));
    Path home = layout.home();
    configuration.put("wernicke.home", home.toString());
    configuration.put("wernicke.app", layout.app().toString());
    configuration.put("wernicke.socket", layout.socket().toString());
    configuration.put("wernicke.natives", Natives.onClassPath());
    configuration.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache/felix").toString());
    configuration.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(SHELL));
    return configuration;
  }

  private void install(boolean interactive) throws IOException, BundleException {
    BundleContext context = framework.getBundleContext();
    context.addFrameworkListener(Platform::log);
    List<Bundle> installed = new ArrayList<>();
    for (Path jar : jars(layout.app().resolve("bundles"))) {
      int level = level(jar.getFileName().toString());
      if (level < SHELL || interactive) {
        Bundle bundle = context.installBundle(jar.toUri().toString());
        bundle.adapt(BundleStartLevel.class).setStartLevel(level);
        installed.add(bundle);
      }
    }
    framework.adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(HOT_PLUG);
    for (Bundle bundle : installed) {
      if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        bundle.start(Bundle.START_ACTIVATION_POLICY);
      }
    }
  }

  static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static int level(String jar) {
    if (jar.startsWith("org.apache.felix.log")) {
      return LOG_SERVICE;
    } else if (jar.startsWith("wernicke.configuration")) {
      return CONFIGURATION;
    } else if (jar.startsWith("wernicke.deploy")) {
      return HOT_PLUG;
    } else if (jar.startsWith("org.apache.felix.gogo.shell")) {
      return SHELL;
    }
    return jar.startsWith("wernicke.") ? OURS : OTHERS;
  }

  private void awaitStartLevel() throws InterruptedException {
    FrameworkStartLevel level = framework.adapt(FrameworkStartLevel.class);
    while (level.getStartLevel() < SHELL && framework.getState() == Bundle.ACTIVE) {
      Thread.sleep(10);
    }
  }

  private static void log(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      LOG.error(
          "{}: {}",
          event.getBundle(),
          event.getThrowable() == null ? "" : event.getThrowable().getMessage(),
          event.getThrowable());
    } else if (event.getType() == FrameworkEvent.WARNING) {
      LOG.warn("{}", event.getBundle(), event.getThrowable());
    }
  }

  /** The system bundle's context. */
  public BundleContext context() {
    return framework.getBundleContext();
  }

  /**
   * Runs a command in the running service, over its socket.
   *
   * @return the exit status
   */
  public int run(List<String> command, OutputStream out, OutputStream err) throws Exception {
    return new Client(layout.socket())
        .run(command, Input.NONE, out, err)
        .orElseThrow(() -> new Trouble("no service answers on " + layout.socket()));
  }

  /** Whether it answers. */
  public Readiness readiness() {
    return new Readiness(framework, new Client(layout.socket()));
  }

  /** Whether nobody has stopped it. */
  public boolean running() {
    return framework.getState() == Bundle.ACTIVE;
  }

  /** Waits until somebody stops the framework. */
  public void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  /** Stops all bundles, the last started first. */
  public void stop() throws BundleException, InterruptedException {
    framework.stop();
    if (framework.waitForStop(STOP_MILLIS).getType() == FrameworkEvent.WAIT_TIMEDOUT) {
      LOG.warn("the framework did not stop within {} s", STOP_MILLIS / 1000);
    }
  }
}
