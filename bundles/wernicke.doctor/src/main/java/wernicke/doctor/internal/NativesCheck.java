package wernicke.doctor.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/**
 * What bundles say of themselves, natives above all. A bundle that has something to say registers a
 * {@code java.util.function.Supplier} of a {@code Map<String, String>} with the service property
 * {@value #PROPERTY} (its area, such as {@code openblas}); the JDK types spare it an import. An
 * exception is reported as something wrong. The launcher names the native libraries on the class
 * path in the framework property {@value #NATIVES}.
 */
@Component(service = HealthCheck.class, property = "service.ranking:Integer=980")
public final class NativesCheck implements HealthCheck {
  static final String PROPERTY = "wernicke.doctor";
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

  /** The first who asks has the libraries unpacked and loaded, which a busy disk makes long. */
  @Override
  public Duration patience() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    String natives = context.getProperty(NATIVES);
    findings.add(
        Finding.fine(
            area(),
            natives == null || natives.isBlank()
                ? "the launcher names none on the class path"
                : natives));
    reporters().forEach(r -> findings.addAll(ask(r)));
    return findings;
  }

  private List<ServiceReference<?>> reporters() {
    try {
      ServiceReference<?>[] found =
          context.getServiceReferences(Supplier.class.getName(), "(" + PROPERTY + "=*)");
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("a constant filter", e);
    }
  }

  private List<Finding> ask(ServiceReference<?> reference) {
    String name = String.valueOf(reference.getProperty(PROPERTY));
    try {
      List<Finding> findings = new ArrayList<>();
      if (context.getService(reference) instanceof Supplier<?> reporter
          && reporter.get() instanceof Map<?, ?> map) {
        map.forEach((key, value) -> findings.add(Finding.fine(name, key + ": " + value)));
      }
      return findings;
    } catch (RuntimeException | LinkageError e) {
      return List.of(Finding.wrong(name, "cannot be asked: " + e));
    } finally {
      context.ungetService(reference);
    }
  }
}
