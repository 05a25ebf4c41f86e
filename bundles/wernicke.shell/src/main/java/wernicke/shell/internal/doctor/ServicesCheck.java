package wernicke.shell.internal.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.PluginException;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.shell.internal.service.Services;

/** Whether the core services are there. */
final class ServicesCheck implements HealthCheck {
  private final Services services;

  ServicesCheck(Services services) {
    this.services = services;
  }

  @Override
  public String area() {
    return "services";
  }

  @Override
  public List<Finding> look() {
    Map<String, Runnable> needed = new LinkedHashMap<>();
    needed.put("Jobs", services::jobs);
    needed.put("Catalog", services::catalog);
    needed.put("Journal", services::journal);
    needed.put("Recordings", services::recordings);
    needed.put("Figures", services::figures);
    return needed.entrySet().stream().map(e -> look(e.getKey(), e.getValue())).toList();
  }

  private Finding look(String name, Runnable service) {
    try {
      service.run();
      return Finding.fine(area(), name + " is there");
    } catch (PluginException e) {
      return Finding.wrong(area(), name + " is not there: its bundle is missing or waits");
    }
  }
}
