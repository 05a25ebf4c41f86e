package wernicke.doctor.internal;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/**
 * The native libraries on the class path, which the launcher names in the framework property
 * {@value #NATIVES}. What uses one of them has a check of its own.
 */
@Component(service = HealthCheck.class, property = "service.ranking:Integer=980")
public final class NativesCheck implements HealthCheck {
  static final String NATIVES = "wernicke.natives";

  private final BundleContext context;

  @Activate
  public NativesCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public String area() {
    return "natives";
  }

  @Override
  public List<Finding> look() {
    String natives = context.getProperty(NATIVES);
    return List.of(
        Finding.fine(
            area(),
            natives == null || natives.isBlank()
                ? "the launcher names none on the class path"
                : natives));
  }
}
