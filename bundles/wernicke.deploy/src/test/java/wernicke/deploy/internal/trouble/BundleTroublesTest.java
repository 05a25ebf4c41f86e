package wernicke.deploy.internal.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import wernicke.testing.Felix;

class BundleTroublesTest {
  @TempDir private Path folder;
  private Felix felix;
  private BundleTroubles troubles;

  @BeforeEach
  void start() throws Exception {
    felix = new Felix(folder.resolve("cache"), Map.of());
    troubles = new BundleTroubles(felix.context());
  }

  @AfterEach
  void stop() throws Exception {
    felix.close();
  }

  private String reason(Bundle bundle) {
    return troubles.of(bundle).orElseThrow().toString();
  }

  @Test
  void healthyFrameworkHasNone() throws Exception {
    felix.bundle(folder, "fine").start();

    assertThat(troubles.all()).isEmpty();
  }

  @Test
  void missingPackageIsNamedWithItsVersions() throws Exception {
    Bundle bundle =
        felix.bundle(folder, "a", Constants.IMPORT_PACKAGE, "wernicke.api;version=\"[9.0,10)\"");

    assertThat(reason(bundle))
        .isEqualTo(
            "bundle a 0.0.0 cannot be resolved: needs the package wernicke.api from version 9.0.0"
                + " to below 10.0.0, which nobody provides");
    assertThat(troubles.all()).hasSize(1);
  }

  @Test
  void optionalPackagesMayBeMissing() throws Exception {
    Bundle bundle =
        felix.bundle(folder, "a", Constants.IMPORT_PACKAGE, "nowhere;resolution:=optional");

    assertThat(troubles.of(bundle)).isEmpty();
  }

  @Test
  void newerJavaIsNamed() throws Exception {
    Bundle bundle =
        felix.bundle(
            folder,
            "a",
            Constants.REQUIRE_CAPABILITY,
            "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"");

    assertThat(reason(bundle)).endsWith("needs JavaSE from version 99, which nobody provides");
  }

  @Test
  void chainsNameTheBundleInBetween() throws Exception {
    Bundle middle =
        felix.bundle(
            folder, "middle", Constants.IMPORT_PACKAGE, "nowhere", Constants.EXPORT_PACKAGE, "p");
    Bundle bundle = felix.bundle(folder, "a", Constants.IMPORT_PACKAGE, "p");

    assertThat(reason(bundle))
        .endsWith("needs the package p of middle, which is not resolved itself");
    assertThat(reason(middle)).contains("needs the package nowhere");
  }

  @Test
  void bundleThatDoesNotStartSaysWhy() throws Exception {
    Bundle bundle = felix.bundle(folder, "a", Constants.BUNDLE_ACTIVATOR, "gone.Activator");
    assertThatThrownBy(bundle::start).isInstanceOf(BundleException.class);

    assertThat(reason(bundle))
        .startsWith("bundle a 0.0.0 does not start: ")
        .contains("gone.Activator");
  }

  @Test
  void bundleThatWasStoppedIsLeftAlone() throws Exception {
    Bundle bundle = felix.bundle(folder, "a");
    bundle.start();
    bundle.stop();

    assertThat(troubles.of(bundle)).isEmpty();
    assertThat(bundle.getState()).isEqualTo(Bundle.RESOLVED);
  }
}
