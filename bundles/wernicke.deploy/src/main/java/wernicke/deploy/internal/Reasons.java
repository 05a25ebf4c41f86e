package wernicke.deploy.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import wernicke.deploy.internal.trouble.ComponentTroubles;
import wernicke.deploy.internal.trouble.Requirements;

/** Why a jar is not served, in words. */
final class Reasons {
  static final String NO_JAR = "its name does not end with .jar: take it out";

  private final BundleContext context;
  private final Requirements requirements;
  private final ComponentTroubles components;

  Reasons(BundleContext context) {
    this.context = context;
    this.requirements = new Requirements(context);
    this.components = new ComponentTroubles(context);
  }

  static String line(Path jar, String trouble) {
    return jar + " is not served: " + trouble;
  }

  /** The name belongs to a bundle that was not dropped in. */
  static String platform(Bundle bundle) {
    return "it carries the symbolic name of "
        + bundle.getSymbolicName()
        + " "
        + bundle.getVersion()
        + ", a part of Wernicke ("
        + bundle.getLocation().replaceFirst("^file:/*", "/")
        + "): take it out";
  }

  /** The name belongs to a bundle of the platform that does not run at the moment. */
  static String platform(String name, Path jar) {
    return "it carries the symbolic name of "
        + name
        + ", a part of Wernicke ("
        + jar
        + "): take it out";
  }

  /** The name belongs to a bundle that was dropped in before. */
  static String copy(String name, Path first) {
    return "it is another jar of bundle "
        + name
        + ", which is served from "
        + first
        + ": take one of them out";
  }

  static String stopped(Bundle bundle) {
    return "bundle "
        + bundle.getSymbolicName()
        + " was stopped by hand: start it, or copy the jar here again";
  }

  /** Why it could not be installed, started, updated or removed. */
  String of(Optional<Bundle> bundle, Throwable failure) {
    if (bundle.isPresent() && bundle.get().getState() == Bundle.INSTALLED) {
      return named(bundle.get()) + "cannot be resolved: " + requirements.reason(bundle.get());
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String line = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
    if (bundle.isEmpty()) {
      return "it cannot be installed: " + line;
    }
    return named(bundle.get())
        + (bundle.get().getState() == Bundle.ACTIVE
            ? "was not updated, the one before is served: "
            : "does not start: ")
        + line;
  }

  private static String named(Bundle bundle) {
    return "bundle " + bundle.getSymbolicName() + " " + bundle.getVersion() + " ";
  }

  /** The components of a bundle that failed. */
  Optional<String> components(Bundle bundle) {
    return components.failed(bundle).stream()
        .map(t -> "component " + t)
        .reduce((a, b) -> a + "; " + b);
  }

  /** Changes whenever a bundle that could not be resolved or started may be able to. */
  int world() {
    int level =
        context
            .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
            .adapt(FrameworkStartLevel.class)
            .getStartLevel();
    return Arrays.stream(context.getBundles())
        .mapToInt(b -> Objects.hash(b.getBundleId(), b.getLastModified(), level))
        .reduce(level, (a, b) -> 31 * a + b);
  }
}
