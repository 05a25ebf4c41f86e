package wernicke.model.transformers.internal.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.watch.Watcher;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.model.TransformerModel;
import wernicke.model.transformers.internal.torchfile.Pickles;
import wernicke.testing.Direct;

class CheckpointShelfTest {
  private final Map<String, TransformerModel> registered = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @TempDir Path temp;
  private Path home;
  private Path app;
  private Watcher<TransformerModel> watch;

  @BeforeEach
  void watch() throws IOException {
    home = Files.createDirectories(temp.resolve("home/models"));
    app = Files.createDirectories(temp.resolve("app/models"));
    watch =
        new Watcher<>(
            new CheckpointShelf(List.of(home, app, temp.resolve("none")), temp, this::register),
            Limits.STANDARD,
            new Direct(),
            System::nanoTime);
    log.start();
    ((Logger) LoggerFactory.getLogger(Watcher.class)).addAppender(log);
  }

  @AfterEach
  void close() throws InterruptedException {
    watch.close();
    ((Logger) LoggerFactory.getLogger(Watcher.class)).detachAppender(log);
  }

  private Runnable register(Registration model) {
    if (model.model() instanceof TransformerModel usable) {
      assertThat(registered.put(model.id(), usable)).isNull();
      return () -> assertThat(registered.remove(model.id())).isSameAs(usable);
    }
    assertThat(refused.put(model.id(), model.description())).isNull();
    return () -> refused.remove(model.id());
  }

  private void scans(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      watch.scan();
    }
  }

  private List<String> warnings() {
    return log.list.stream()
        .filter(e -> e.getLevel() == Level.WARN)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void firstLookRegistersWhatIsThere() throws IOException, InterruptedException {
    Oracle.tiny("f16", home.resolve("a"));
    Oracle.tiny("sharded", app.resolve("b"));
    watch.scan();
    assertThat(registered).containsOnlyKeys("a", "b");
    assertThat(registered.get("b").description())
        .isEqualTo("GPT-2, 2 blocks, width 24, context 48, 24560 parameters");
  }

  @Test
  void droppedFolderArrivesAtTheSecondEqualLook() throws IOException, InterruptedException {
    watch.scan();
    Oracle.tiny("f32", home.resolve("late"));
    watch.scan();
    assertThat(registered).isEmpty();
    watch.scan();
    assertThat(registered).containsOnlyKeys("late");
  }

  @Test
  void removedFolderDeparts() throws IOException, InterruptedException {
    Oracle.tiny("f32", home.resolve("a"));
    watch.scan();
    delete(home.resolve("a"));
    watch.scan();
    assertThat(registered).isEmpty();
    scans(5);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void homeShadowsTheApplication() throws IOException, InterruptedException {
    Oracle.tiny("f32", app.resolve("m"));
    watch.scan();
    String fromApp = registered.get("m").info().weights();
    Oracle.tiny("f16", home.resolve("m"));
    scans(2);
    assertThat(registered.get("m").info().weights()).isNotEqualTo(fromApp);
    delete(home.resolve("m"));
    scans(2);
    assertThat(registered.get("m").info().weights()).isEqualTo(fromApp);
  }

  @Test
  void copyInProgressIsNeitherRegisteredNorReported() throws IOException, InterruptedException {
    watch.scan();
    Path whole = Oracle.tiny("f32", temp.resolve("whole"));
    Path folder = Files.createDirectories(home.resolve("m"));
    Files.copy(whole.resolve("config.json"), folder.resolve("config.json"));
    scans(2);
    byte[] weights = Files.readAllBytes(whole.resolve("model.safetensors"));
    for (int part = 1; part <= 4; part++) {
      int size = weights.length * part / 4;
      Files.write(folder.resolve("model.safetensors"), Arrays.copyOf(weights, size));
      scans(2);
    }
    assertThat(registered).isEmpty();
    Files.copy(whole.resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
    scans(2);
    assertThat(registered).containsOnlyKeys("m");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void brokenFolderIsReportedOnceAndTakenWhenRepaired() throws IOException, InterruptedException {
    watch.scan();
    Path folder = Oracle.tiny("f32", home.resolve("m"));
    Path weights = folder.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, 50_000));
    scans(20);
    assertThat(refused.get("m")).startsWith("cannot be used: ");
    assertThat(registered).isEmpty();
    assertThat(warnings())
        .singleElement()
        .asString()
        .startsWith(folder + " is no model: m/model.safetensors: truncated: tensor");
    Files.write(weights, whole);
    scans(2);
    assertThat(refused).isEmpty();
    assertThat(registered).containsOnlyKeys("m");
  }

  @Test
  void firstLookReportsAtOnce() throws IOException, InterruptedException {
    Path folder = Oracle.tiny("f32", home.resolve("m"));
    Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"mamba\"}");
    Oracle.tiny("f32", home.resolve("fine"));
    watch.scan();
    assertThat(registered).containsOnlyKeys("fine");
    assertThat(warnings()).singleElement().asString().contains("model_type \"mamba\"");
    scans(10);
    assertThat(warnings()).hasSize(1);
  }

  /** As soon as it is read: another half second would not make it better. */
  @Test
  void aPickleOfMillionsOfOperationsIsToldAtOnce() throws IOException, InterruptedException {
    watch.scan();
    Path folder = Oracle.tiny("f32", home.resolve("huge"));
    Files.delete(folder.resolve("model.safetensors"));
    Pickles.ofManyOperations(folder.resolve("pytorch_model.bin"), 3_000_000);
    scans(2);
    assertThat(refused.get("huge"))
        .isEqualTo(
            "cannot be used: huge/pytorch_model.bin: refused: its pickle has more than 2097152"
                + " operations, which weights do not need");
    scans(10);
    assertThat(warnings()).hasSize(1);
  }

  @Test
  void aFileThatLeadsElsewhereIsRefused() throws IOException, InterruptedException {
    Path whole = Oracle.tiny("f32", temp.resolve("whole"));
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Path folder = Oracle.tiny("f32", home.resolve(name.replace('.', '-')));
      Files.delete(folder.resolve(name));
      Files.createSymbolicLink(folder.resolve(name), whole.resolve(name));
    }
    Files.createSymbolicLink(home.resolve("linked"), whole);
    watch.scan();
    assertThat(registered).containsOnlyKeys("linked");
    assertThat(refused.values())
        .hasSize(3)
        .allMatch(text -> text.contains(" leads out of its folder, to " + whole));
  }

  @Test
  void replacedWeightsComeBackAsAnotherModel() throws IOException, InterruptedException {
    Path folder = Oracle.tiny("f16", home.resolve("m"));
    watch.scan();
    TransformerModel before = registered.get("m");
    String weights = before.info().weights();
    byte[] bytes = Files.readAllBytes(folder.resolve("model.safetensors"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(folder.resolve("model.safetensors"), bytes);
    watch.scan();
    scans(1);
    assertThat(registered.get("m")).isNotNull().isNotSameAs(before);
    assertThat(registered.get("m").info().weights()).isNotEqualTo(weights);
  }

  @Test
  void otherFilesDoNotDisturb() throws IOException, InterruptedException {
    Path folder = Oracle.tiny("f16", home.resolve("m"));
    watch.scan();
    TransformerModel before = registered.get("m");
    Files.writeString(folder.resolve("README.md"), "notes");
    Files.createDirectories(home.resolve(".hidden"));
    Files.writeString(home.resolve(".hidden/config.json"), "{}");
    Files.createDirectories(home.resolve("empty"));
    Files.writeString(home.resolve("file"), "no folder");
    scans(6);
    assertThat(registered.get("m")).isSameAs(before);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void closeUnregistersAll() throws IOException, InterruptedException {
    Oracle.tiny("f16", home.resolve("a"));
    Oracle.tiny("f16", app.resolve("b"));
    watch.scan();
    watch.close();
    assertThat(registered).isEmpty();
  }
}
