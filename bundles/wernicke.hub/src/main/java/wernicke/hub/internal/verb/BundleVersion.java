package wernicke.hub.internal.verb;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** The version that servers are told. */
final class BundleVersion {
  private BundleVersion() {}

  /** {@code 0.2.0}. */
  static String of(BundleContext context) {
    Version version = context.getBundle().getVersion();
    return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
  }
}
