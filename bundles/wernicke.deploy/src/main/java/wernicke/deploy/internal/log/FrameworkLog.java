package wernicke.deploy.internal.log;

import java.util.Collections;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes warnings and errors of the OSGi log into ours: Declarative Services and Event Admin report
 * there why something does not work. The framework's own events are left out; the launcher logs
 * those.
 */
@Component(service = FrameworkLog.class, immediate = true)
public final class FrameworkLog implements LogListener {
  private static final String EVENTS = "Events.";

  private final LogReaderService reader;

  @Activate
  public FrameworkLog(@Reference LogReaderService reader) {
    this.reader = reader;
    List<LogEntry> before = Collections.list(reader.getLog());
    Collections.reverse(before);
    reader.addLogListener(this);
    before.forEach(this::logged);
  }

  @Deactivate
  void stop() {
    reader.removeLogListener(this);
  }

  @Override
  public void logged(LogEntry entry) {
    String name = entry.getLoggerName();
    if (name != null && name.startsWith(EVENTS)) {
      return;
    }
    Logger log = LoggerFactory.getLogger(source(entry));
    switch (entry.getLogLevel()) {
      case AUDIT, ERROR -> log.error("{}", entry.getMessage(), entry.getException());
      case WARN -> log.warn("{}", entry.getMessage(), entry.getException());
      default -> log.debug("{}", entry.getMessage(), entry.getException());
    }
  }

  private static String source(LogEntry entry) {
    String bundle = entry.getBundle() == null ? null : entry.getBundle().getSymbolicName();
    return bundle == null ? "osgi" : bundle;
  }
}
