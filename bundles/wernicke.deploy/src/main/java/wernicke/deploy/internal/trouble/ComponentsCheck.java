package wernicke.deploy.internal.trouble;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/** Components that wait or failed. */
@Component(property = "service.ranking:Integer=10")
public final class ComponentsCheck implements HealthCheck {
  private final BundleContext context;

  @Activate
  public ComponentsCheck(BundleContext context) {
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
