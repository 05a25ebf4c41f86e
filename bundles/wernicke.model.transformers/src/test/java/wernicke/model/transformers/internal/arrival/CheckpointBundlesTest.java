package wernicke.model.transformers.internal.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import wernicke.api.LanguageModel;
import wernicke.api.Progress;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.ContentHash;
import wernicke.testing.FolderHome;

/** The extender on a real framework. */
class CheckpointBundlesTest {
  /** What happened to a service, and on which thread. */
  private record Happened(int type, ServiceReference<?> reference, String thread) {}

  private final BlockingQueue<Happened> events = new LinkedBlockingQueue<>();

  @TempDir Path temp;
  private Framework framework;
  private BundleContext context;
  private CheckpointBundles extender;

  @BeforeEach
  void start() throws Exception {
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    temp.resolve("felix").toString(),
                    "felix.log.level",
                    "0"));
    framework.start();
    context = framework.getBundleContext();
    context.addServiceListener(
        e ->
            events.add(
                new Happened(
                    e.getType(), e.getServiceReference(), Thread.currentThread().getName())),
        "(objectClass=wernicke.api.LanguageModel)");
    extender = new CheckpointBundles(context, new FolderHome(temp.resolve("home")), 20);
  }

  @AfterEach
  void stop() throws Exception {
    extender.close();
    framework.stop();
    framework.waitForStop(30_000);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.getName().startsWith("wernicke-checkpoint-"));
  }

  private Bundle install(Path jar) throws BundleException {
    return context.installBundle(jar.toUri().toString());
  }

  /** Stands for this bundle, which brings the extender. */
  private void offerExtender() throws IOException, BundleException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "extender");
    attributes.putValue(
        "Provide-Capability",
        "osgi.extender;osgi.extender=\"wernicke.checkpoint\";version:Version=\"1.0.0\"");
    Path jar = temp.resolve("extender.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    install(jar);
  }

  private Path jar(String variant, String id, boolean byReference) {
    Path folder = temp.resolve(variant);
    if (!Files.exists(folder)) {
      Oracle.tiny(variant, folder);
    }
    Path jar = temp.resolve(id + "-" + variant + ".jar");
    new CheckpointTools().bundle(folder, id, byReference, jar, Progress.NONE);
    return jar;
  }

  private Happened next(int type) throws InterruptedException {
    Happened next = events.poll(60, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    assertThat(next.type()).isEqualTo(type);
    return next;
  }

  private LanguageModel arrived(String id, Bundle origin) throws InterruptedException {
    Happened arrival = next(ServiceEvent.REGISTERED);
    assertThat(arrival.thread()).isEqualTo("wernicke-checkpoint-bundles");
    assertThat(arrival.reference().getProperty("wernicke.id")).isEqualTo(id);
    assertThat((String[]) arrival.reference().getProperty("recording"))
        .contains("states", "surprisal");
    assertThat(arrival.reference().getBundle()).isEqualTo(origin);
    return (LanguageModel) context.getService(arrival.reference());
  }

  private long kept() throws IOException {
    Path cache = temp.resolve("home/cache/checkpoints");
    if (!Files.exists(cache)) {
      return 0;
    }
    try (Stream<Path> folders = Files.list(cache)) {
      return folders.count();
    }
  }

  private void awaitKept(long count) throws Exception {
    for (int i = 0; i < 600 && kept() != count; i++) {
      Thread.sleep(50);
    }
    assertThat(kept()).isEqualTo(count);
  }

  @Test
  void modelComesAndGoesWithItsBundle() throws Exception {
    offerExtender();
    Bundle bundle = install(jar("f16", "tiny", false));
    bundle.start();
    LanguageModel model = arrived("tiny", bundle);
    String weights = ContentHash.weights(Checkpoint.open(temp.resolve("f16")));
    assertThat(model.info().weights()).isEqualTo(weights);
    assertThat(model.info().id()).isEqualTo("tiny");
    assertThat(kept()).isEqualTo(1);

    bundle.stop();
    next(ServiceEvent.UNREGISTERING);
    assertThat(kept()).isEqualTo(1);
    bundle.start();
    assertThat(arrived("tiny", bundle).info().weights()).isEqualTo(weights);

    bundle.uninstall();
    next(ServiceEvent.UNREGISTERING);
    awaitKept(0);
    assertThat(events).isEmpty();
  }

  @Test
  void descriptionIsThatOfAFolder() throws Exception {
    offerExtender();
    install(jar("f32", "tiny", false)).start();
    assertThat(next(ServiceEvent.REGISTERED).reference().getProperty("wernicke.description"))
        .isEqualTo("GPT-2, 2 blocks, width 24, context 48, 22848 parameters");
  }

  @Test
  void nobodyIsSilentlyIgnored() throws Exception {
    Bundle bundle = install(jar("f16", "tiny", false));
    assertThatThrownBy(bundle::start)
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("osgi.extender=wernicke.checkpoint");
  }

  @Test
  void unpackedFilesSurviveARestart() throws Exception {
    offerExtender();
    Bundle bundle = install(jar("f16", "tiny", false));
    bundle.start();
    arrived("tiny", bundle);
    Path file;
    try (Stream<Path> files = Files.walk(temp.resolve("home/cache/checkpoints"))) {
      file = files.filter(f -> f.endsWith("model.safetensors")).findFirst().orElseThrow();
    }
    Object before = Files.getAttribute(file, "unix:ino");
    extender.close();
    next(ServiceEvent.UNREGISTERING);
    extender = new CheckpointBundles(context, new FolderHome(temp.resolve("home")), 20);
    arrived("tiny", bundle);
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
  }

  @Test
  void whatWasUninstalledMeanwhileIsForgotten() throws Exception {
    Files.createDirectories(temp.resolve("home/cache/checkpoints/0123456789abcdef/gone"));
    extender.close();
    assertThat(kept()).isZero();
    extender = new CheckpointBundles(context, new FolderHome(temp.resolve("home")), 20);
  }

  @Test
  void updateReplacesModelAndFiles() throws Exception {
    offerExtender();
    Bundle bundle = install(jar("f16", "tiny", false));
    bundle.start();
    String before = arrived("tiny", bundle).info().weights();
    try (var in = Files.newInputStream(jar("bf16", "tiny", false))) {
      bundle.update(in);
    }
    next(ServiceEvent.UNREGISTERING);
    assertThat(arrived("tiny", bundle).info().weights()).isNotEqualTo(before);
    awaitKept(1);
  }

  @Test
  void byReferenceNothingIsCopied() throws Exception {
    offerExtender();
    Bundle bundle = install(jar("f16", "tiny", true));
    bundle.start();
    assertThat(arrived("tiny", bundle).info().parameters()).isEqualTo(22848);
    try (Stream<Path> files = Files.walk(temp.resolve("home/cache/checkpoints"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .contains("checked")
          .doesNotContain("model.safetensors");
    }
  }

  @Test
  void otherFilesThanTheManifestsAreABrokenModel() throws Exception {
    offerExtender();
    Path jar = jar("f16", "tiny", true);
    Path weights = temp.resolve("f16/model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    Bundle bundle = install(jar);
    bundle.start();
    LanguageModel model = arrived("tiny", bundle);
    assertThatThrownBy(model::info)
        .hasMessageStartingWith("tiny: the fingerprint of its weights is ");
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    Happened departure = next(ServiceEvent.UNREGISTERING);
    assertThat(departure.reference().getProperty("wernicke.description").toString())
        .startsWith("cannot be used: tiny: the fingerprint");
    assertThat(arrived("tiny", bundle).info().id()).isEqualTo("tiny");
  }

  @Test
  void missingFolderIsABrokenModelUntilItIsBack() throws Exception {
    offerExtender();
    Bundle bundle = install(jar("f16", "tiny", true));
    Path folder = temp.resolve("f16");
    bundle.start();
    assertThat(arrived("tiny", bundle).info().id()).isEqualTo("tiny");
    Files.move(folder, temp.resolve("away"));
    next(ServiceEvent.UNREGISTERING);
    LanguageModel broken = arrived("tiny", bundle);
    assertThatThrownBy(broken::info)
        .hasMessage(
            "the folder " + folder + " is not there: put it back, or make the bundle again");
    Files.move(temp.resolve("away"), folder);
    next(ServiceEvent.UNREGISTERING);
    assertThat(arrived("tiny", bundle).info().id()).isEqualTo("tiny");
  }

  @Test
  void aHundredStartsLeaveNothingBehind() throws Exception {
    offerExtender();
    Bundle bundle = install(jar("f16", "tiny", false));
    for (int i = 0; i < 100; i++) {
      bundle.start();
      bundle.stop(); // some before the model is there, some after
    }
    bundle.start();
    Happened last;
    do { // a stop may be told before the registration that it undoes
      last = events.poll(60, TimeUnit.SECONDS);
      assertThat(last).isNotNull();
    } while (last.type() != ServiceEvent.REGISTERED || last.reference().getBundle() == null);
    LanguageModel model = (LanguageModel) context.getService(last.reference());
    assertThat(model.info().id()).isEqualTo("tiny");
    extender.close();
    assertThat(context.getServiceReferences(LanguageModel.class, null)).isEmpty();
    assertThat(kept()).isEqualTo(1);
    extender = new CheckpointBundles(context, new FolderHome(temp.resolve("home")), 20);
  }
}
