package wernicke.deploy.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.LoggerFactory;
import wernicke.testing.Proxies;

class FrameworkLogTest {
  private final List<LogListener> listeners = new ArrayList<>();
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("org.acme");

  @BeforeEach
  void listen() {
    root.setLevel(Level.INFO);
    written.start();
    root.addAppender(written);
  }

  @AfterEach
  void stop() {
    root.detachAppender(written);
  }

  private LogReaderService reader(LogEntry... newestFirst) {
    return new LogReaderService() {
      @Override
      public void addLogListener(LogListener listener) {
        listeners.add(listener);
      }

      @Override
      public void removeLogListener(LogListener listener) {
        listeners.remove(listener);
      }

      @Override
      public Enumeration<LogEntry> getLog() {
        return Collections.enumeration(List.of(newestFirst));
      }
    };
  }

  private static LogEntry entry(String logger, LogLevel level, String message) {
    Bundle bundle =
        Proxies.of(
            Bundle.class,
            (method, ignored) -> method.equals("getSymbolicName") ? "org.acme" : null);
    return (LogEntry)
        Proxy.newProxyInstance(
            LogEntry.class.getClassLoader(),
            new Class<?>[] {LogEntry.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getLoggerName" -> logger;
                  case "getLogLevel" -> level;
                  case "getMessage" -> message;
                  case "getBundle" -> bundle;
                  default -> null;
                });
  }

  @Test
  void warningsAndErrorsAreWrittenOldestFirst() {
    FrameworkLog log =
        new FrameworkLog(
            reader(
                entry("a", LogLevel.ERROR, "second"),
                entry("a", LogLevel.INFO, "chatter"),
                entry("Events.Bundle", LogLevel.ERROR, "an event"),
                entry(null, LogLevel.WARN, "first")));
    listeners.forEach(l -> l.logged(entry("a", LogLevel.AUDIT, "third")));

    assertThat(written.list)
        .extracting(e -> e.getLevel() + " " + e.getLoggerName() + " " + e.getFormattedMessage())
        .containsExactly("WARN org.acme first", "ERROR org.acme second", "ERROR org.acme third");

    log.stop();
    assertThat(listeners).isEmpty();
  }
}
