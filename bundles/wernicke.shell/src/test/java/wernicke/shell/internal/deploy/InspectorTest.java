package wernicke.shell.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import wernicke.shell.internal.testing.Felix;

class InspectorTest {
  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private Path deploy;
  private Felix felix;
  private Inspector inspector;
  private long now;

  @BeforeEach
  void start() throws Exception {
    deploy = Files.createDirectory(folder.resolve("deploy"));
    felix = new Felix(folder.resolve("cache"), Map.of());
    felix.services();
    inspector = new Inspector(felix.context(), deploy, said::add);
  }

  @AfterEach
  void stop() throws Exception {
    felix.close();
  }

  private void pass(long milliseconds) throws Exception {
    inspector.look(now);
    now += milliseconds;
    inspector.look(now);
  }

  @Test
  void healthyBundleIsNotTalkedAbout() throws Exception {
    felix.bundle(deploy, "fine").start();

    pass(Inspector.PATIENCE);

    assertThat(said).isEmpty();
  }

  @Test
  void unresolvedBundleIsReportedOnceAfterAWhile() throws Exception {
    Bundle bundle = felix.bundle(deploy, "broken", "Import-Package", "nowhere");

    pass(Inspector.PATIENCE - 1);
    assertThat(said).isEmpty();
    pass(1);
    pass(Inspector.PATIENCE);

    assertThat(said)
        .containsExactly(
            "bundle broken 0.0.0 cannot be resolved: needs the package nowhere, which nobody"
                + " provides");
    bundle.update();
    pass(Inspector.PATIENCE);
    assertThat(said).hasSize(2);
  }

  @Test
  void bundleThatDoesNotStartIsReportedAlsoIfStartedTransiently() throws Exception {
    Bundle bundle = felix.bundle(deploy, "broken", "Bundle-Activator", "gone.Activator");
    assertThatThrownBy(() -> bundle.start(Bundle.START_TRANSIENT))
        .isInstanceOf(BundleException.class);

    pass(Inspector.PATIENCE);

    assertThat(said)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line).startsWith("bundle broken 0.0.0 does not start: gone.Activator"));
  }

  @Test
  void bundleThatWasStoppedByHandIsLeftAlone() throws Exception {
    Bundle bundle = felix.bundle(deploy, "fine");
    bundle.start(Bundle.START_TRANSIENT);
    pass(Inspector.PATIENCE);

    bundle.stop();
    pass(Inspector.PATIENCE);

    assertThat(said).isEmpty();
    assertThat(bundle.getState()).isEqualTo(Bundle.RESOLVED);
  }

  @Test
  void jarThatIsNoBundleIsReported() throws Exception {
    Path plain = Felix.jar(deploy.resolve("plain.jar"));
    Path garbage = Files.writeString(deploy.resolve("garbage.jar"), "PK garbage");
    Path other = deploy.resolve("other.jar");
    Felix.jar(other, "Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "other");
    Files.writeString(deploy.resolve("readme.txt"), "not a jar");

    pass(Inspector.PATIENCE);

    assertThat(said).hasSize(3);
    assertThat(said)
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(
                        plain
                            + " is not installed: it is no OSGi bundle: its manifest has no"
                            + " Bundle-SymbolicName"))
        .anySatisfy(
            line ->
                assertThat(line).startsWith(garbage + " is not installed: it is no readable jar: "))
        .anySatisfy(
            line ->
                assertThat(line).startsWith(other + " is not installed: the framework refused it"));
  }

  @Test
  void componentThatFailsIsReported() throws Exception {
    Path jar = Components.failing(deploy.resolve("failing.jar"));
    felix.context().installBundle(jar.toUri().normalize().toString()).start();

    pass(Inspector.PATIENCE);

    assertThat(said)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .startsWith("component failing of failing failed to start: ")
                    .contains("weights are truncated"));
  }
}
