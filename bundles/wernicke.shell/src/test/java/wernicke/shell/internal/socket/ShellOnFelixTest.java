package wernicke.shell.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import wernicke.api.catalog.Catalog;
import wernicke.api.console.Exit;
import wernicke.api.event.Requester;
import wernicke.api.job.Jobs;
import wernicke.api.report.Figures;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;
import wernicke.api.store.Materials;
import wernicke.api.store.Recordings;
import wernicke.shell.internal.verb.Verbs;
import wernicke.testing.Felix;
import wernicke.testing.MemoryMaterials;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;

/** The bundle as it is built, on a real framework with Declarative Services and Gogo. */
@Timeout(120)
class ShellOnFelixTest {
  private final FakeServices services = Plugins.catalog();
  private Path folder;
  private Path socket;
  private Felix felix;
  private Bundle shell;
  private ServiceRegistration<Jobs> jobs;

  @BeforeEach
  void start() throws Exception {
    assumeThat(Felix.source(Verbs.class.getName()).resolve("META-INF/MANIFEST.MF"))
        .as("the bundle's manifest, made by the Maven build")
        .exists();
    folder = Files.createTempDirectory("wsh");
    socket = folder.resolve("s");
    services.home = folder;
    felix = new Felix(folder.resolve("cache"), Map.of("wernicke.socket", socket.toString()));
    felix.services();
    felix.bundleOf("com.google.gson.Gson");
    felix.bundleOf("org.apache.felix.gogo.runtime.activator.Activator");
    shell = felix.bundleOf(Verbs.class.getName());
    BundleContext context = felix.context();
    context.registerService(Catalog.class, services.catalog(), null);
    context.registerService(Journal.class, services.journal(), null);
    context.registerService(Recordings.class, services.recordings(), null);
    context.registerService(Materials.class, new MemoryMaterials(), null);
    context.registerService(Figures.class, services.figures(), null);
    context.registerService(Home.class, services.home(), null);
    Requester requester = (request, news) -> new CompletableFuture<>();
    context.registerService(Requester.class, requester, null);
    assertThat(socket).doesNotExist();
    jobs = context.registerService(Jobs.class, services.jobs(), null);
  }

  @AfterEach
  void stop() throws Exception {
    if (felix == null) {
      return;
    }
    felix.close();
    assertThat(socket).doesNotExist();
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(n -> n.startsWith("wernicke-")))
        .isEmpty();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Runs a line in a Gogo session; its classes are not ours, hence the reflection. */
  private String gogo(String line) throws Exception {
    BundleContext context = shell.getBundleContext();
    ServiceReference<?> reference =
        context.getServiceReference("org.apache.felix.service.command.CommandProcessor");
    Object processor = context.getService(reference);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Object session =
        processor
            .getClass()
            .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
            .invoke(processor, new ByteArrayInputStream(new byte[0]), output, output);
    try {
      session.getClass().getMethod("execute", CharSequence.class).invoke(session, line);
    } catch (InvocationTargetException e) {
      throw new AssertionError(line, e.getCause());
    } finally {
      session.getClass().getMethod("close").invoke(session);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void promptAndSocketDoTheSame() throws Exception {
    Client.Answer models = Client.ask(socket, "models");

    assertThat(models.status()).isEqualTo(Exit.OK);
    assertThat(models.out()).contains("tiny-gpt2-books");
    assertThat(gogo("wernicke:models")).isEqualTo(models.out());

    assertThat(gogo("score tiny-gpt2-books Demo-ridge --layers h.0,h.1 --cv contiguous:5:gap=5"))
        .startsWith("model          tiny-gpt2-books");
    assertThat(Client.ask(socket, "score", "tiny-gpt2-books", "Demo-ridge", "--json").out())
        .contains("\"model\":\"tiny-gpt2-books\"");
    assertThat(gogo("job 1")).contains("cv            contiguous:5:gap=5");
    assertThat(gogo("job 001e0")).contains("'001e0' is no job number");
    assertThat(gogo("models paper")).contains("models: 'paper' is one word too many");
  }

  @Test
  void everyVerbIsACommand() throws Exception {
    List<String> verbs =
        Client.ask(socket, "help")
            .out()
            .lines()
            .takeWhile(line -> !line.isEmpty())
            .map(line -> line.substring(0, line.indexOf("  ")))
            .toList();

    assertThat(verbs).contains("score", "data stimuli", "stop");
    for (String verb : verbs) {
      assertThat(gogo("wernicke:" + verb + " --help")).startsWith(verb);
    }
  }

  @Test
  void withoutTheScorerTheSocketIsClosedButThePromptExplains() throws Exception {
    assertThat(socket).exists();

    jobs.unregister();

    assertThat(socket).doesNotExist();
    assertThat(gogo("wernicke:jobs"))
        .startsWith("the service Jobs of the bundle wernicke.scorer is not there: run 'doctor'");
    jobs = felix.context().registerService(Jobs.class, services.jobs(), null);
    assertThat(Client.ask(socket, "jobs").status()).isEqualTo(Exit.OK);
  }

  @Test
  void updateOfTheBundleLeavesNothingBehind() throws Exception {
    for (int i = 0; i < 5; i++) {
      shell.stop();
      assertThat(socket).doesNotExist();
      shell.start();
      assertThat(Client.ask(socket, "version").out()).startsWith("wernicke 0.1.0");
    }
  }

  @Test
  void stopAnswersAndThenStopsTheFramework() throws Exception {
    assertThat(Client.ask(socket, "stop").status()).isEqualTo(Exit.OK);

    while (felix.context() != null || Files.exists(socket)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
