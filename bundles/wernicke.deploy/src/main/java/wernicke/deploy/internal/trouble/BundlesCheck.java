package wernicke.deploy.internal.trouble;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/** Bundles of the platform that are unresolved or do not run. */
@Component(property = "service.ranking:Integer=20")
public final class BundlesCheck implements HealthCheck {
  private final BundleContext context;

  @Activate
  public BundlesCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public String area() {
    return "bundles";
  }

  @Override
  public List<Finding> look() {
    List<BundleTroubles.Trouble> troubles = new BundleTroubles(context).all();
    return troubles.isEmpty()
        ? List.of(
            Finding.fine(
                area(), context.getBundles().length + " bundles, all resolved and started"))
        : troubles.stream().map(t -> Finding.wrong(area(), t.toString())).toList();
  }
}
