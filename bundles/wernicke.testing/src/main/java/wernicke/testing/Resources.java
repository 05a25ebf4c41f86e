package wernicke.testing;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Where tests find their files. */
public final class Resources {
  private Resources() {}

  /** A resource beside a test class. */
  public static Path path(Class<?> test, String name) {
    try {
      return Path.of(Objects.requireNonNull(test.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The folder of the shared fixtures; empty where there is none. */
  public static Optional<Path> fixtures() {
    Path folder = Path.of(System.getProperty("wernicke.shared", "missing"), "fixtures");
    return Optional.of(folder).filter(Files::isDirectory);
  }
}
