package wernicke.dataset.described.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import wernicke.api.Dataset;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.data.Descriptors;
import wernicke.api.health.Finding;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.watch.Watcher;
import wernicke.testing.Direct;

class DescribedShelfTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(Watcher.class);

  private final Map<String, Dataset> registered = new TreeMap<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  @TempDir private Path data;
  private DescribedShelf shelf;
  private Watcher<DescribedFolder> watch;

  @BeforeEach
  void open() {
    shelf = new DescribedShelf(data, this::published, this::register);
    watch = new Watcher<>(shelf, Limits.STANDARD, new Direct(), System::nanoTime);
    log.start();
    LOG.addAppender(log);
    LOG.setLevel(Level.INFO);
  }

  @AfterEach
  void close() {
    LOG.detachAppender(log);
  }

  private boolean published(Path folder) {
    return folder.endsWith("Brennan2016");
  }

  private Runnable register(String id, Dataset dataset) {
    assertThat(registered.put(id, dataset)).isNull();
    return () -> assertThat(registered.remove(id)).isSameAs(dataset);
  }

  private List<String> unserved() {
    return watch.look().stream().skip(1).filter(Finding::wrong).map(Finding::text).toList();
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

  private boolean usable(String id) {
    return registered.get(id) instanceof DescribedDataset;
  }

  @Test
  void theFirstLookTakesEverything() throws IOException, InterruptedException {
    Sandbox.table(data.resolve("a"));
    new Sandbox(data.resolve("b")).put("dataset.json", "{");
    watch.scan();
    assertThat(usable("a")).isTrue();
    assertThat(registered.get("b")).isInstanceOf(BrokenDataset.class);
    assertThat(shelf.offered()).extracting(Descriptors.Described::id).containsExactly("a", "b");
  }

  @Test
  void aDroppedFolderArrivesAtTheSecondEqualLook() throws IOException, InterruptedException {
    watch.scan();
    Sandbox.table(data.resolve("late"));
    watch.scan();
    assertThat(registered).isEmpty();
    watch.scan();
    assertThat(usable("late")).isTrue();
    assertThat(registered.get("late").load(Progress.NONE).stimuli().presentations()).hasSize(4);
  }

  @Test
  void aFolderWhoseFilesComeLaterIsNotComplainedOf() throws IOException, InterruptedException {
    watch.scan();
    Sandbox sandbox = new Sandbox(data.resolve("slow")).put("dataset.json", Sandbox.DESCRIPTOR);
    scans(2);
    for (int end = 20; end < Sandbox.TABLE.length(); end += 20) {
      sandbox.put("t.csv", Sandbox.TABLE.substring(0, end));
      watch.scan();
    }
    assertThat(registered).isEmpty();
    sandbox.put("t.csv", Sandbox.TABLE);
    scans(2);
    assertThat(usable("slow")).isTrue();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aBrokenFolderIsToldOnceAndTakenWhenMended() throws IOException, InterruptedException {
    watch.scan();
    Sandbox sandbox = Sandbox.table(data.resolve("mine")).edit("dataset.json", "t.csv", "u.csv");
    scans(10);
    String reason =
        "mine: u.csv: the file is not there; put it into the folder, or correct the name";
    assertThat(warnings()).containsExactly(sandbox.folder() + " is no data set: " + reason);
    Dataset broken = registered.get("mine");
    assertThat(broken.info().description()).isEqualTo("cannot be used: " + reason);
    assertThat(broken.info().benchmarks()).hasSize(1);
    assertThatThrownBy(() -> broken.load(Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessage(reason);
    sandbox.edit("dataset.json", "u.csv", "t.csv");
    scans(2);
    assertThat(usable("mine")).isTrue();
  }

  @Test
  void editedFilesMakeAnotherDataSet() throws IOException, InterruptedException {
    Sandbox sandbox = Sandbox.table(data.resolve("a"));
    watch.scan();
    Dataset before = registered.get("a");
    sandbox.edit("t.csv", "-1.5e0", "-1.5");
    watch.scan();
    assertThat(registered).isEmpty();
    watch.scan();
    assertThat(registered.get("a")).isNotNull().isNotSameAs(before);
    sandbox.edit("dataset.json", "\"layout\"", "\"id\": \"b\", \"layout\"");
    scans(2);
    assertThat(registered).containsOnlyKeys("b");
  }

  @Test
  void aRemovedFolderDepartsAndOthersStay() throws IOException, InterruptedException {
    Sandbox.table(data.resolve("a"));
    Sandbox.table(data.resolve("b"));
    watch.scan();
    Dataset other = registered.get("b");
    Files.move(data.resolve("a"), data.resolve(".a"));
    watch.scan();
    assertThat(registered).containsOnly(Map.entry("b", other));
    scans(5);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void filesThatAreNotNamedDoNotDisturb() throws IOException, InterruptedException {
    Sandbox sandbox = Sandbox.table(data.resolve("a"));
    Files.createDirectories(data.resolve("Brennan2016"));
    Files.writeString(data.resolve("dataset.json"), "not in a folder");
    watch.scan();
    Dataset before = registered.get("a");
    sandbox.put("notes.txt", "x");
    scans(5);
    assertThat(registered).containsOnly(Map.entry("a", before));
    assertThat(warnings()).isEmpty();
  }

  @Test
  void anIdBelongsToOneFolderUntilThatLeaves() throws IOException, InterruptedException {
    String same = Sandbox.DESCRIPTOR.replace("\"layout\"", "\"id\": \"x\", \"layout\"");
    Sandbox.table(data.resolve("a")).put("dataset.json", same);
    Sandbox.table(data.resolve("b")).put("dataset.json", same);
    watch.scan();
    assertThat(usable("x")).isTrue();
    assertThat(registered.get("b").info().description())
        .isEqualTo(
            "cannot be used: the id 'x' is already that of "
                + data.resolve("a")
                + "; give it another one");
    scans(3);
    assertThat(registered).containsOnlyKeys("b", "x");
    Files.move(data.resolve("a"), data.resolve(".a"));
    scans(2);
    assertThat(registered).containsOnlyKeys("x");
    assertThat(usable("x")).isTrue();
  }

  @Test
  void closeTakesEverythingBack() throws IOException, InterruptedException {
    Sandbox.table(data.resolve("a"));
    watch.scan();
    watch.close();
    assertThat(registered).isEmpty();
    scans(3);
    assertThat(registered).isEmpty();
  }

  @Test
  void aHomeWithoutDataIsNoProblem() throws IOException, InterruptedException {
    Watcher<DescribedFolder> nowhere =
        new Watcher<>(
            new DescribedShelf(data.resolve("none"), this::published, this::register),
            Limits.STANDARD,
            new Direct(),
            System::nanoTime);
    nowhere.scan();
    assertThat(registered).isEmpty();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void whatElseLiesThereIsListedWithItsReason() throws IOException, InterruptedException {
    Files.createDirectories(data.resolve("Brennan2016"));
    Files.createDirectories(data.resolve("empty"));
    Sandbox.table(data.resolve("lab/study"));
    Files.writeString(data.resolve("t.csv"), "loose");
    Files.writeString(Files.createDirectories(data.resolve("plain")).resolve("t.csv"), "");
    watch.scan();
    assertThat(unserved())
        .containsExactly(
            data.resolve("empty") + ": an empty folder",
            data.resolve("lab")
                + ": a folder of folders is not looked into: move lab/study up into data/, or link"
                + " it there",
            data.resolve("plain")
                + ": no dataset.json in it, and no data set has its name: 'data new' prints one to"
                + " start from",
            data.resolve("t.csv") + ": a file: a data set is a folder with dataset.json in it");
  }

  @Test
  void filesFromElsewhereAreNotRead() throws IOException, InterruptedException {
    Sandbox sandbox = Sandbox.table(data.resolve("a"));
    Path elsewhere = Files.createDirectories(data.resolveSibling(data.getFileName() + "-aside"));
    Path table = Files.move(sandbox.folder().resolve("t.csv"), elsewhere.resolve("t.csv"));
    Files.createSymbolicLink(sandbox.folder().resolve("t.csv"), table);
    watch.scan();
    assertThat(unserved())
        .singleElement()
        .asString()
        .contains(": a: a/t.csv leads out of its folder, to ");
    Files.delete(sandbox.folder().resolve("t.csv"));
    Files.move(table, sandbox.folder().resolve("t.csv"));
    Files.move(sandbox.folder(), elsewhere.resolve("a"));
    Files.createSymbolicLink(data.resolve("a"), elsewhere.resolve("a"));
    scans(2);
    assertThat(usable("a")).as("a whole folder may be linked").isTrue();
    try (Stream<Path> left = Files.walk(elsewhere)) {
      left.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
    }
  }
}
