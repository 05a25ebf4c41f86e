package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The versions of the exported packages tell a plugin author the truth: compared by bnd with the
 * jars of the last release, a package that breaks code has a new major number, one that only grew a
 * new minor one. (Before 1.0 a package may disappear.)
 */
class BaselineIT {
  private static final String RELEASE = "0.1.0";

  @ParameterizedTest
  @ValueSource(strings = {"wernicke.api", "wernicke.linalg"})
  void versionsOfPackagesFollowTheirChanges(String bundle) throws Exception {
    try (InputStream released =
            BaselineIT.class.getResourceAsStream("/releases/" + bundle + "-" + RELEASE + ".jar");
        Jar older = new Jar(bundle, released);
        Jar newer = new Jar(built(bundle).toFile());
        Processor processor = new Processor()) {
      List<String> wrong =
          new Baseline(processor, new DiffPluginImpl())
              .baseline(newer, older, null).stream()
                  .filter(info -> info.mismatch && newer.hasDirectory(path(info.packageName)))
                  .map(
                      info ->
                          info.packageName
                              + " is "
                              + info.newerVersion
                              + ", has to be "
                              + info.suggestedVersion)
                  .sorted()
                  .toList();
      assertThat(wrong).isEmpty();
    }
  }

  private static String path(String name) {
    return name.replace('.', '/');
  }

  private static Path built(String bundle) throws Exception {
    try (Stream<Path> jars = Files.list(Places.APP.resolve("bundles"))) {
      return jars.filter(jar -> jar.getFileName().toString().matches(bundle + "-[0-9].*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
