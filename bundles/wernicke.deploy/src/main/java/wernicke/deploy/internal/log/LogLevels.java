package wernicke.deploy.internal.log;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/**
 * How much is logged, by {@code etc/wernicke.log.json}: {@code level} is for everything, any other
 * property is the name of a logger, such as {@code wernicke.scorer}; values are {@code ERROR WARN
 * INFO DEBUG TRACE OFF}. The launcher, which owns the log, applies them.
 */
@Component(service = LogLevels.class, configurationPid = "wernicke.log", immediate = true)
public final class LogLevels {
  private final Consumer<Map<String, String>> log;

  @Activate
  public LogLevels(
      @Reference(target = "(wernicke.log=levels)", cardinality = ReferenceCardinality.OPTIONAL)
          Consumer<Map<String, String>> log,
      Map<String, Object> properties) {
    this.log = log == null ? ignored -> {} : log;
    modified(properties);
  }

  @Modified
  void modified(Map<String, Object> properties) {
    Map<String, String> levels = new TreeMap<>();
    properties.forEach(
        (name, value) -> {
          if (!name.matches("(component|service|felix|osgi)\\..*|log\\.target|[.:].*")) {
            levels.put(name, String.valueOf(value));
          }
        });
    log.accept(levels);
  }

  @Deactivate
  void stop() {
    log.accept(Map.of());
  }
}
