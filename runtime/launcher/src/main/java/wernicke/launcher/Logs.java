package wernicke.launcher;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.LoggerFactory;

/** Points the log at {@code log/} of the home; before that, nothing is logged anywhere. */
final class Logs {
  private Logs() {}

  static void open(Layout layout) throws Trouble {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
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
  }
}
