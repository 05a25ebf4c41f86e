package wernicke.deploy.internal.trouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import wernicke.deploy.internal.location.Dropped;

/** Bundles that should run but do not, and why. */
public final class BundleTroubles {
  /**
   * A bundle that does not run.
   *
   * @param bundle the bundle
   * @param reason one line
   */
  public record Trouble(Bundle bundle, String reason) {
    @Override
    public String toString() {
      return "bundle "
          + name()
          + (bundle.getState() == Bundle.INSTALLED ? " cannot be resolved: " : " does not start: ")
          + reason;
    }

    private String name() {
      return bundle.getSymbolicName() == null
          ? bundle.getLocation()
          : bundle.getSymbolicName() + " " + bundle.getVersion();
    }
  }

  private final BundleContext context;
  private final Requirements requirements;

  public BundleTroubles(BundleContext context) {
    this.context = context;
    this.requirements = new Requirements(context);
  }

  /** Every bundle of the platform that does not run; what was dropped in is not among them. */
  public List<Trouble> all() {
    List<Trouble> troubles = new ArrayList<>();
    Arrays.stream(context.getBundles())
        .filter(b -> !Dropped.is(b))
        .forEach(b -> of(b).ifPresent(troubles::add));
    return troubles;
  }

  /** What is wrong with a bundle, if anything: it is unresolved, or was to start and does not. */
  public Optional<Trouble> of(Bundle bundle) {
    boolean shouldRun = bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    if (bundle.getState() == Bundle.INSTALLED && !requirements.resolve(bundle)) {
      return Optional.of(new Trouble(bundle, requirements.reason(bundle)));
    } else if (bundle.getState() == Bundle.RESOLVED && shouldRun && canRun(bundle)) {
      return start(bundle).map(reason -> new Trouble(bundle, reason));
    }
    return Optional.empty();
  }

  /** Whether it is no fragment and its turn in the start levels has come. */
  private boolean canRun(Bundle bundle) {
    FrameworkStartLevel now =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
    return bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null
        && bundle.adapt(BundleStartLevel.class).getStartLevel() <= now.getStartLevel();
  }

  /** It was told to start and did not: tells it again, to hear the reason. */
  private static Optional<String> start(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
      return Optional.empty();
    } catch (BundleException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Optional.of(String.valueOf(cause.getMessage() == null ? cause : cause.getMessage()));
    }
  }
}
