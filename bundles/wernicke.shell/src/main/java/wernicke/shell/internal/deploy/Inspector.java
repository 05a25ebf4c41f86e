package wernicke.shell.internal.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import wernicke.shell.internal.doctor.BundleTroubles;
import wernicke.shell.internal.doctor.ComponentTroubles;
import wernicke.shell.internal.doctor.Locations;

/**
 * Finds what is wrong with bundles that were dropped in: a jar is no bundle, a bundle cannot be
 * resolved or does not start, one of its components fails. Each trouble is said once. Not
 * thread-safe.
 */
final class Inspector {
  /** Milliseconds that a bundle or jar has to settle. */
  static final long PATIENCE = 2000;

  private final BundleContext context;
  private final Path deploy;
  private final Consumer<String> say;
  private final BundleTroubles bundles;
  private final ComponentTroubles components;
  private final Map<Object, Long> seen = new HashMap<>();

  /** Versions of bundles that have run or been asked why not. */
  private final Set<Object> asked = new HashSet<>();

  private final Set<String> said = new HashSet<>();

  /**
   * For a framework.
   *
   * @param deploy the folder that bundles are dropped into
   * @param say is told each trouble in one line
   */
  Inspector(BundleContext context, Path deploy, Consumer<String> say) {
    this.context = context;
    this.deploy = deploy;
    this.say = say;
    this.bundles = new BundleTroubles(context);
    this.components = new ComponentTroubles(context);
  }

  /** Looks at everything, at a time in milliseconds. */
  void look(long now) throws IOException {
    Set<Object> present = new HashSet<>();
    for (Bundle bundle : context.getBundles()) {
      Object version = version(bundle);
      present.add(version);
      if (settled(version, now)) {
        look(bundle, version, Locations.under(bundle, deploy));
      }
    }
    if (Files.isDirectory(deploy)) {
      jars(present, now);
    }
    seen.keySet().retainAll(present);
    asked.retainAll(present);
  }

  private static Object version(Bundle bundle) {
    return bundle.getLocation() + "@" + bundle.getLastModified();
  }

  private void look(Bundle bundle, Object version, boolean dropped) {
    if (bundle.getState() == Bundle.ACTIVE) {
      asked.add(version);
      if (dropped) {
        components.failed(bundle).forEach(t -> once(version, "component " + t));
      }
    } else if (asked.add(version)) {
      (dropped ? bundles.ofNew(bundle) : bundles.of(bundle))
          .ifPresent(t -> once(version, t.toString()));
    }
  }

  private void jars(Set<Object> present, long now) throws IOException {
    Set<Path> installed =
        Arrays.stream(context.getBundles())
            .flatMap(b -> Locations.file(b).stream())
            .collect(Collectors.toSet());
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(deploy, "*.jar")) {
      for (Path jar : jars) {
        Object version = jar + "@" + Files.getLastModifiedTime(jar) + "@" + Files.size(jar);
        present.add(version);
        if (settled(version, now) && !installed.contains(Locations.real(jar))) {
          once(version, jar + " is not installed: " + JarReason.of(jar));
        }
      }
    }
  }

  /** Whether it has been there for a while. */
  private boolean settled(Object version, long now) {
    return now - seen.computeIfAbsent(version, v -> now) >= PATIENCE;
  }

  private void once(Object version, String line) {
    if (said.add(version + " " + line)) {
      say.accept(line);
    }
  }
}
