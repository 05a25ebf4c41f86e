package wernicke.deploy.internal.trouble;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Tells the launcher why the platform does not answer: components that failed, and components that
 * wait. JDK types, since the launcher sees no class of a bundle.
 */
@Component(service = Supplier.class, property = "wernicke.troubles=components")
public final class PlatformTroubles implements Supplier<Map<String, List<String>>> {
  private final ComponentTroubles components;

  @Activate
  public PlatformTroubles(BundleContext context) {
    components = new ComponentTroubles(context);
  }

  @Override
  public Map<String, List<String>> get() {
    return Map.of(
        "failed", components.failedOfPlatform(), "waiting", components.waitingOfPlatform());
  }
}
