package wernicke.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import wernicke.testing.Felix;

class DropFolderTest {
  @TempDir private Path home;
  private final List<String> said = new ArrayList<>();
  private Path deploy;
  private Felix felix;
  private DropFolder folder;
  private long now;

  @BeforeEach
  void start() throws Exception {
    deploy = Files.createDirectory(home.resolve("deploy"));
    felix = new Felix(home.resolve("cache"), Map.of());
    felix.bundleOf("org.apache.felix.scr.impl.Activator");
    folder = new DropFolder(felix.context(), deploy, Map.of("asleep", home.resolve("asleep.jar")));
  }

  @AfterEach
  void stop() throws Exception {
    felix.close();
  }

  // ---- what arrives, changes, goes ----

  @Test
  void aJarIsInstalledAndRemovedWithItsFile() throws Exception {
    Path jar = drop("visitor.jar", "visitor", "1.0.0");
    await(() -> version("visitor").equals("1.0.0"));
    assertThat(folder.statuses()).containsExactly(new DropFolder.Status(jar, Optional.empty()));

    Files.delete(jar);
    await(() -> bundles("visitor").isEmpty() && statuses().isEmpty());
  }

  @Test
  void aChangedJarUpdatesItsBundle() throws Exception {
    drop("visitor.jar", "visitor", "1.0.0");
    await(() -> version("visitor").equals("1.0.0"));

    drop("visitor.jar", "visitor", "1.1.0");
    await(() -> version("visitor").equals("1.1.0"));
    assertThat(bundles("visitor")).hasSize(1);
  }

  @Test
  void aJarThatBecomesAnotherBundleReplacesIt() throws Exception {
    drop("a.jar", "one", "1.0.0");
    await(() -> version("one").equals("1.0.0"));

    drop("a.jar", "two", "1.0.0");
    await(() -> version("two").equals("1.0.0"));
    assertThat(bundles("one")).isEmpty();
  }

  @Test
  void aJarThatIsOverwrittenByGarbageStaysAsItWas() throws Exception {
    Path jar = drop("visitor.jar", "visitor", "1.0.0");
    await(() -> version("visitor").equals("1.0.0"));

    Files.writeString(jar, "PK garbage");
    await(() -> trouble(jar).contains("no readable jar"));
    assertThat(trouble(jar)).endsWith("what was there before is still served");
    assertThat(version("visitor")).isEqualTo("1.0.0");
  }

  @Test
  void whatWasInstalledBeforeIsKnownAgain() throws Exception {
    Path gone = drop("gone.jar", "gone", "1.0.0");
    drop("stays.jar", "stays", "1.0.0");
    await(() -> version("gone").equals("1.0.0") && version("stays").equals("1.0.0"));
    Files.delete(gone); // nobody looks meanwhile
    folder = new DropFolder(felix.context(), deploy, Map.of("asleep", home.resolve("asleep.jar")));
    await(() -> bundles("gone").isEmpty());
    await(() -> version("stays").equals("1.0.0"));
    assertThat(bundles("stays")).hasSize(1);
  }

  // ---- names that belong to others ----

  @Test
  void theNameOfAPlatformBundleIsRefusedAndThePlatformIsLeftAlone() throws Exception {
    Bundle platform = felix.bundle(home, "gson");
    platform.start();
    Path jar = drop("harmless.jar", "gson", "99.0.0");

    await(() -> trouble(jar).contains("a part of Wernicke"));
    assertThat(trouble(jar))
        .isEqualTo(
            "it carries the symbolic name of gson 0.0.0, a part of Wernicke ("
                + home.resolve("gson.jar")
                + "): take it out");
    assertThat(platform.getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(version("gson")).isEqualTo("0.0.0");

    Files.delete(jar);
    await(() -> statuses().isEmpty());
    assertThat(platform.getState()).isEqualTo(Bundle.ACTIVE);
  }

  @Test
  void theFrameworkItselfCannotBeReplaced() throws Exception {
    Path jar = drop("f.jar", "org.apache.felix.framework", "99.0.0");

    await(() -> trouble(jar).contains("a part of Wernicke"));
  }

  @Test
  void theNameOfAPartThatIsNotInstalledIsRefusedToo() throws Exception {
    Path jar = drop("harmless.jar", "asleep", "1.0.0");

    await(() -> trouble(jar).contains("a part of Wernicke (" + home.resolve("asleep.jar")));
    assertThat(bundles("asleep")).isEmpty();
  }

  @Test
  void aSecondJarOfAPluginWaitsUntilTheFirstHasGone() throws Exception {
    Path first = drop("b.jar", "visitor", "1.0.0");
    await(() -> version("visitor").equals("1.0.0"));
    Path copy = drop("a.jar", "visitor", "2.0.0");

    await(() -> !trouble(copy).isEmpty());
    assertThat(trouble(copy))
        .isEqualTo(
            "it is another jar of bundle visitor, which is served from "
                + first
                + ": take one of them out");
    assertThat(version("visitor")).isEqualTo("1.0.0");

    Files.delete(first);
    await(() -> version("visitor").equals("2.0.0"));
    assertThat(trouble(copy)).isEmpty();
  }

  @Test
  void removingTheCopyLeavesTheFirst() throws Exception {
    drop("b.jar", "visitor", "1.0.0");
    await(() -> version("visitor").equals("1.0.0"));
    Path copy = drop("a.jar", "visitor", "1.0.0");
    await(() -> !trouble(copy).isEmpty());

    Files.delete(copy);
    await(() -> statuses().size() == 1);
    assertThat(version("visitor")).isEqualTo("1.0.0");
  }

  @Test
  void ofTwoThatLieThereAtStartTheOlderIsServed() throws Exception {
    Path young = drop("a.jar", "visitor", "2.0.0");
    Path old = drop("b.jar", "visitor", "1.0.0");
    Files.setLastModifiedTime(old, FileTime.fromMillis(1000));
    Files.setLastModifiedTime(young, FileTime.fromMillis(2000));

    await(() -> version("visitor").equals("1.0.0"));
    await(() -> !trouble(young).isEmpty());
  }

  // ---- what cannot be served ----

  @Test
  void eachHasItsReason() throws Exception {
    Path plain = Felix.jar(deploy.resolve("plain.jar"));
    Path garbage = Files.writeString(deploy.resolve("garbage.jar"), "PK garbage");
    Path empty = Files.createFile(deploy.resolve("empty.jar"));
    Path cut = drop("cut.jar", "cut", "1.0.0");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 60));
    Path directory = Files.createDirectory(deploy.resolve("folder.jar"));
    Path link = Files.createSymbolicLink(deploy.resolve("link.jar"), home.resolve("nowhere"));
    Path text = Files.writeString(deploy.resolve("readme.txt"), "not a jar");
    Path fragment = deploy.resolve("fragment.jar");
    Felix.jar(
        fragment,
        "Bundle-ManifestVersion",
        "2",
        "Bundle-SymbolicName",
        "f",
        "Fragment-Host",
        "system.bundle");
    Files.writeString(deploy.resolve(".hidden"), "a copy under way");

    await(() -> statuses().stream().filter(s -> s.trouble().isPresent()).count() == 8);
    assertThat(trouble(plain)).contains("no OSGi bundle", "no Bundle-SymbolicName");
    assertThat(trouble(garbage)).contains("no readable jar");
    assertThat(trouble(empty)).contains("no readable jar");
    assertThat(trouble(cut)).contains("no readable jar");
    assertThat(trouble(directory)).contains("no regular file");
    assertThat(trouble(link)).contains("leads nowhere");
    assertThat(trouble(text)).contains("does not end with .jar");
    assertThat(trouble(fragment)).contains("is a fragment");
  }

  @Test
  void aPipeIsNeverOpened() throws Exception {
    Path pipe = deploy.resolve("pipe.jar");
    assumeThat(Path.of("/usr/bin/mkfifo")).exists();
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

    await(() -> trouble(pipe).contains("no regular file"));
    drop("visitor.jar", "visitor", "1.0.0");
    await(() -> version("visitor").equals("1.0.0"));
  }

  @Test
  void aBundleThatCannotBeResolvedIsStartedOnceItCan() throws Exception {
    Path jar = deploy.resolve("needy.jar");
    header(jar, "needy", "Import-Package", "p");
    await(() -> trouble(jar).contains("needs the package p, which nobody provides"));

    header(deploy.resolve("giving.jar"), "giving", "Export-Package", "p");
    await(() -> bundles("needy").stream().anyMatch(b -> b.getState() == Bundle.ACTIVE));
    assertThat(trouble(jar)).isEmpty();
  }

  @Test
  void anActivatorThatThrowsIsNamed() throws Exception {
    Path jar = Components.activated(deploy.resolve("t.jar"), "t", Components.Throwing.class);

    await(() -> trouble(jar).contains("no/such/Library"));
    assertThat(trouble(jar)).startsWith("bundle t 0.0.0 does not start: ");
  }

  @Test
  void anActivatorThatBlocksStopsNobodyElse() throws Exception {
    Path jar = Components.activated(deploy.resolve("b.jar"), "b", Components.Blocking.class);
    await(() -> bundles("b").stream().anyMatch(b -> b.getState() == Bundle.STARTING));
    drop("visitor.jar", "visitor", "1.0.0");
    await(() -> version("visitor").equals("1.0.0"));

    now += Work.PATIENCE;
    await(() -> trouble(jar).contains("its code blocks"));
    Files.delete(jar);
    await(() -> bundles("b").isEmpty());
  }

  // ---- what is said ----

  @Test
  void troubleIsSaidOnceAfterAMoment() throws Exception {
    Path garbage = Files.writeString(deploy.resolve("garbage.jar"), "PK garbage");
    await(() -> !trouble(garbage).isEmpty());
    said.addAll(folder.news(now, 1000));
    said.addAll(folder.news(now + 999, 1000));
    assertThat(said).isEmpty();
    said.addAll(folder.news(now + 1000, 1000));
    said.addAll(folder.news(now + 3000, 1000));

    assertThat(said)
        .singleElement()
        .satisfies(
            line -> assertThat(line).startsWith(garbage + " is not served: it is no readable jar"));
  }

  @Test
  void aComponentThatFailsIsSaid() throws Exception {
    Components.failing(deploy.resolve("failing.jar"));

    await(
        () -> {
          said.addAll(folder.news(now, 10));
          return !said.isEmpty();
        });
    assertThat(said.get(0))
        .contains("component failing of failing failed to start: ", "weights are truncated");
  }

  @Test
  void aBundleThatWasStoppedByHandIsLeftAloneAndListed() throws Exception {
    Path jar = drop("visitor.jar", "visitor", "1.0.0");
    await(() -> version("visitor").equals("1.0.0"));
    bundles("visitor").get(0).stop();

    await(() -> trouble(jar).contains("stopped by hand"));
    assertThat(bundles("visitor").get(0).getState()).isEqualTo(Bundle.RESOLVED);
  }

  // ---- helpers ----

  private Path drop(String file, String name, String version) throws IOException {
    return header(deploy.resolve(file), name, "Bundle-Version", version);
  }

  private static Path header(Path file, String name, String header, String value)
      throws IOException {
    return Felix.jar(
        file, "Bundle-ManifestVersion", "2", "Bundle-SymbolicName", name, header, value);
  }

  private List<Bundle> bundles(String name) {
    return Arrays.stream(felix.context().getBundles())
        .filter(b -> name.equals(b.getSymbolicName()))
        .toList();
  }

  /** The version of the running bundle of that name. */
  private String version(String name) {
    return bundles(name).stream()
        .filter(b -> b.getState() == Bundle.ACTIVE)
        .map(b -> b.getVersion().toString())
        .findFirst()
        .orElse("");
  }

  private List<DropFolder.Status> statuses() {
    try {
      return folder.statuses();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String trouble(Path file) {
    return statuses().stream()
        .filter(s -> s.file().equals(file))
        .flatMap(s -> s.trouble().stream())
        .findFirst()
        .orElse("");
  }

  private void await(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited a minute; %s", folder.statuses()).isLessThan(end);
      now += 10;
      folder.look(now);
      Thread.sleep(10);
    }
  }
}
