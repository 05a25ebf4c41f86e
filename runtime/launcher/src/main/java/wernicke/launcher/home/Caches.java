package wernicke.launcher.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where native libraries unpack, half a gigabyte: once for each user of the machine, shared by all
 * homes. Each library is unpacked beside its place and moved there, or under a lock of its own, so
 * that services may do it at the same time.
 */
public final class Caches {
  private static final Logger LOG = LoggerFactory.getLogger(Caches.class);

  private final Map<String, String> environment;
  private final Map<String, String> properties;

  /**
   * With what the process was given.
   *
   * @param properties system properties: {@code wernicke.cache os.name user.home}
   */
  Caches(Map<String, String> environment, Map<String, String> properties) {
    this.environment = environment;
    this.properties = properties;
  }

  /** As environment and system properties of this process say. */
  public static Caches ofProcess() {
    Map<String, String> properties = new HashMap<>();
    System.getProperties().forEach((k, v) -> properties.put(k.toString(), v.toString()));
    return new Caches(System.getenv(), properties);
  }

  /** The folder; that of the home where the user's cannot be written. */
  public Path folder(Path home) {
    Path fallback = home.resolve("cache");
    try {
      Path shared = wanted().orElse(fallback);
      Rights.createFolders(shared);
      Files.delete(Files.createTempFile(shared, ".wernicke", ""));
      return shared;
    } catch (IOException | InvalidPathException e) {
      LOG.info(
          "natives unpack in {}, since the shared cache cannot be written: {}",
          fallback,
          e.toString());
      return fallback;
    }
  }

  private Optional<Path> wanted() {
    return given(properties, "wernicke.cache")
        .or(() -> given(environment, "WERNICKE_CACHE"))
        .map(p -> p.toAbsolutePath().normalize())
        .or(() -> users().filter(Path::isAbsolute).map(p -> p.resolve("wernicke")));
  }

  /** Where programs of a user keep what they can make again. */
  private Optional<Path> users() {
    String system = properties.getOrDefault("os.name", "").toLowerCase(Locale.ROOT);
    Optional<Path> home = given(properties, "user.home");
    if (system.startsWith("windows")) {
      return given(environment, "LOCALAPPDATA");
    }
    return given(environment, "XDG_CACHE_HOME")
        .or(() -> home.map(h -> h.resolve(system.startsWith("mac") ? "Library/Caches" : ".cache")));
  }

  private static Optional<Path> given(Map<String, String> from, String name) {
    return Optional.ofNullable(from.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }
}
