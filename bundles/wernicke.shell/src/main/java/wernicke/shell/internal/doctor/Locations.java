package wernicke.shell.internal.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * From bundles to the files that they were installed from, whichever way the location is written.
 */
public final class Locations {
  private static final String FILE = "file:";

  private Locations() {}

  /** The file of a bundle; empty if it comes from elsewhere. */
  public static Optional<Path> file(Bundle bundle) {
    String location = bundle.getLocation();
    if (!location.startsWith(FILE + "/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(real(Path.of(URI.create(location))));
    } catch (IllegalArgumentException e) {
      return Optional.of(real(Path.of(location.substring(FILE.length()))));
    }
  }

  /** Whether the bundle was installed from a file in that folder. */
  public static boolean under(Bundle bundle, Path folder) {
    return file(bundle).filter(f -> f.startsWith(real(folder))).isPresent();
  }

  /** The path without symbolic links, or as it is if nothing is there. */
  public static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
