package wernicke.doctor.internal;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import wernicke.api.catalog.Catalog;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.api.job.Jobs;
import wernicke.api.report.Figures;
import wernicke.api.store.Journal;
import wernicke.api.store.Recordings;

/** Whether the core services are there. */
@Component(service = HealthCheck.class, property = "service.ranking:Integer=970")
public final class ServicesCheck implements HealthCheck {
  private static final List<Class<?>> NEEDED =
      List.of(Jobs.class, Catalog.class, Journal.class, Recordings.class, Figures.class);

  private final BundleContext context;

  @Activate
  public ServicesCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public String area() {
    return "services";
  }

  @Override
  public List<Finding> look() {
    return NEEDED.stream().map(this::look).toList();
  }

  private Finding look(Class<?> type) {
    return there(context.getServiceReference(type))
        ? Finding.fine(area(), type.getSimpleName() + " is there")
        : Finding.wrong(
            area(), type.getSimpleName() + " is not there: its bundle is missing or waits");
  }

  /** Whether it can be had, and not only announced. */
  private <T> boolean there(ServiceReference<T> reference) {
    if (reference == null || context.getService(reference) == null) {
      return false;
    }
    context.ungetService(reference);
    return true;
  }
}
