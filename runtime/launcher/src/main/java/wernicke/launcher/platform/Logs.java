package wernicke.launcher.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.LoggerFactory;
import wernicke.launcher.home.Layout;
import wernicke.launcher.home.Trouble;

/** Points the log at {@code log/} of the home; before that, nothing is logged anywhere. */
final class Logs {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Logs.class);
  private static final String API = "wernicke.api-";
  private static final String ALL = "level";
  private static final Level STANDARD = Level.INFO;

  /** What is known to talk too much. */
  private static final Map<String, Level> QUIET =
      Map.of("ai.djl", Level.WARN, "org.apache.felix", Level.WARN);

  private Logs() {}

  static void open(Layout layout) throws Trouble {
    LoggerContext context = context();
    context.reset();
    context.putProperty("wernicke.home", layout.home().toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(Logs.class.getResource("/wernicke-logback.xml"));
    } catch (JoranException e) {
      throw new Trouble(
          "the log in " + layout.home().resolve("log") + " cannot be opened: " + e.getMessage(), e);
    }
    levels(Map.of());
  }

  /** Says what begins. */
  static void begin(Layout layout) throws IOException {
    String version =
        Platform.jars(layout.app().resolve("bundles")).stream()
            .map(jar -> jar.getFileName().toString())
            .filter(name -> name.startsWith(API))
            .map(name -> name.substring(API.length()).replace(".jar", ""))
            .findFirst()
            .orElse("of unknown version");
    LOG.info(
        "Wernicke {} starts: Java {} ({}), home {}, {} threads, at most {} MB of heap, process {}",
        version,
        System.getProperty("java.version"),
        System.getProperty("java.vendor"),
        layout.home(),
        System.getProperty("wernicke.threads"),
        Runtime.getRuntime().maxMemory() / 1_000_000,
        ProcessHandle.current().pid());
  }

  /** Lets the bundle that reads the configuration set the levels. */
  static void register(BundleContext context) {
    Consumer<Map<String, String>> levels = Logs::levels;
    context.registerService(
        Consumer.class, levels, FrameworkUtil.asDictionary(Map.of("wernicke.log", "levels")));
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  /**
   * Sets how much is logged; what is not named is as it is without configuration.
   *
   * @param levels by name of logger; {@code level} is for all
   */
  static void levels(Map<String, String> levels) {
    context().getLoggerList().forEach(logger -> logger.setLevel(standard(logger)));
    QUIET.forEach((name, level) -> context().getLogger(name).setLevel(level));
    levels.forEach(Logs::set);
    if (!levels.isEmpty()) {
      LOG.info("log levels: {}", levels);
    }
  }

  private static Level standard(Logger logger) {
    return logger.getName().equals(org.slf4j.Logger.ROOT_LOGGER_NAME) ? STANDARD : null;
  }

  private static void set(String name, String value) {
    String logger = name.equals(ALL) ? org.slf4j.Logger.ROOT_LOGGER_NAME : name;
    Level level = Level.toLevel(value, null);
    if (level == null) {
      LOG.warn(
          "etc/wernicke.log.json: {} is no level: one of ERROR WARN INFO DEBUG TRACE OFF", value);
    } else {
      context().getLogger(logger).setLevel(level);
    }
  }
}
