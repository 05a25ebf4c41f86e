package wernicke.deploy.internal.location;

import java.nio.file.Path;
import org.osgi.framework.Bundle;

/**
 * Bundles that were dropped in have locations of their own, so that nobody takes them for others.
 */
public final class Dropped {
  private static final String SCHEME = "deploy:";

  private Dropped() {}

  /** The location of the bundle of a jar. */
  public static String location(Path jar) {
    return SCHEME + jar.getFileName();
  }

  /** Whether the bundle was dropped in. */
  public static boolean is(Bundle bundle) {
    return bundle.getLocation().startsWith(SCHEME);
  }

  /** The name of its jar. */
  public static String jar(Bundle bundle) {
    return bundle.getLocation().substring(SCHEME.length());
  }
}
