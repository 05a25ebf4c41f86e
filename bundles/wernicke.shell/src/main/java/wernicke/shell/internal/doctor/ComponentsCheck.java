package wernicke.shell.internal.doctor;

import java.util.List;
import org.osgi.framework.BundleContext;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/** Components that wait or failed. */
final class ComponentsCheck implements HealthCheck {
  private final BundleContext context;

  ComponentsCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public String area() {
    return "components";
  }

  @Override
  public List<Finding> look() {
    List<String> troubles = new ComponentTroubles(context).all();
    return troubles.isEmpty()
        ? List.of(Finding.fine(area(), "all satisfied"))
        : troubles.stream().map(t -> Finding.wrong(area(), t)).toList();
  }
}
