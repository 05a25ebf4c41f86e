package wernicke.shell.internal.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.shell.internal.service.Services;

/** Bundles that are unresolved or do not run. */
final class BundlesCheck implements HealthCheck {
  private final BundleContext context;
  private final Services services;

  BundlesCheck(BundleContext context, Services services) {
    this.context = context;
    this.services = services;
  }

  @Override
  public String area() {
    return "bundles";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    new BundleTroubles(context)
        .all()
        .forEach(trouble -> findings.add(Finding.wrong(area(), trouble.toString())));
    Arrays.stream(context.getBundles())
        .filter(this::stopped)
        .forEach(bundle -> findings.add(Finding.wrong(area(), stoppedLine(bundle))));
    if (findings.isEmpty()) {
      int count = context.getBundles().length;
      findings.add(Finding.fine(area(), count + " bundles, all resolved and started"));
    }
    return findings;
  }

  /** Whether it was dropped in but does not run. */
  private boolean stopped(Bundle bundle) {
    Optional<Path> deploy = services.homeIfThere().map(h -> h.path().resolve("deploy"));
    return bundle.getState() == Bundle.RESOLVED
        && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null
        && deploy.isPresent()
        && Locations.under(bundle, deploy.get());
  }

  private static String stoppedLine(Bundle bundle) {
    return "bundle "
        + bundle.getSymbolicName()
        + " "
        + bundle.getVersion()
        + " of deploy/ does not run: it was stopped, or failed to start; the log has the reason";
  }
}
