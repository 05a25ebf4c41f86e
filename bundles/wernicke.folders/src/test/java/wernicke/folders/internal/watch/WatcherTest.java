package wernicke.folders.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.health.Finding;
import wernicke.folders.internal.file.FileKind;
import wernicke.folders.internal.file.RefusedException;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.folders.internal.shelf.Found;
import wernicke.folders.internal.shelf.Limits;
import wernicke.folders.internal.shelf.Look;
import wernicke.folders.internal.shelf.Place;
import wernicke.folders.internal.shelf.Shelf;
import wernicke.folders.internal.stamp.Stamps;

class WatcherTest {
  private static final String FILE = "word.txt";

  static {
    ((Logger) LoggerFactory.getLogger(Watcher.class)).setLevel(Level.OFF);
  }

  @TempDir private Path root;
  private final AtomicLong now = new AtomicLong();
  private final Held workers = new Held();
  private final Map<String, String> offered = new ConcurrentSkipListMap<>();
  private final Words shelf = new Words();
  private final Watcher<String> watcher = new Watcher<>(shelf, Limits.STANDARD, workers, now::get);

  /** Something that an entry does instead of being read. */
  private interface Trick {
    void play() throws IOException;
  }

  /** Folders with a word in them; the word is the id. */
  private final class Words implements Shelf<String> {
    private final Map<String, Trick> looks = new TreeMap<>();
    private final Map<String, Trick> reads = new TreeMap<>();
    private Trick listing = () -> {};
    private Trick offering = () -> {};
    private int read;

    @Override
    public String area() {
      return "words";
    }

    @Override
    public String what() {
      return "word";
    }

    @Override
    public List<Place> places() throws IOException {
      listing.play();
      return Place.in(root, 0).stream()
          .map(p -> new Place(p.path(), p.name(), p.name().startsWith("low") ? 1 : 0))
          .toList();
    }

    @Override
    public Look look(Place place, Optional<Stamps> examined) throws IOException {
      looks.getOrDefault(place.name(), () -> {}).play();
      if (place.name().startsWith(".")) {
        return new Look.Growing("being made");
      }
      return FileKind.of(place.path()) == FileKind.FOLDER
          ? new Look.Candidate(Stamps.below(place.path()))
          : new Look.Unserved("no folder");
    }

    @Override
    public Found<String> examine(Place place) throws IOException {
      Stamps stamps = Stamps.below(place.path());
      read++;
      String word = SafeFolder.of(place.path()).text(place.path().resolve(FILE), 100);
      reads.getOrDefault(place.name(), () -> {}).play();
      return Found.usable(word, stamps, word, "the word " + word);
    }

    @Override
    public Runnable offer(Found<String> found) {
      try {
        offering.play();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      return put(found.id(), found.text());
    }

    @Override
    public Runnable refuse(Place place, Found<String> refused) {
      return put(refused.id(), "cannot be used: " + refused.text());
    }

    private Runnable put(String id, String text) {
      assertThat(offered.put(id, text)).isNull();
      return () -> assertThat(offered.remove(id)).isEqualTo(text);
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    workers.release();
    watcher.close();
    assertThat(offered).isEmpty();
  }

  private Path word(String name, String word) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    Files.writeString(folder.resolve(FILE), word);
    return folder;
  }

  private void scans(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      watcher.scan();
    }
  }

  private List<String> wrong() {
    return watcher.look().stream().skip(1).filter(Finding::wrong).map(Finding::text).toList();
  }

  private static void pipe(Path path) throws IOException, InterruptedException {
    assumeThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
        .as("mkfifo is there")
        .isZero();
  }

  @Test
  void whatLiesThereAtTheStartIsTakenAsItIs() throws Exception {
    word("a", "apple");
    Files.createDirectories(root.resolve("b"));
    assertThat(watcher.arriving()).as("nothing has been looked at").isTrue();
    watcher.scan();
    assertThat(offered)
        .containsOnly(
            Map.entry("apple", "the word apple"),
            Map.entry("b", "cannot be used: b/word.txt is missing"));
    assertThat(watcher.arriving()).isFalse();
    assertThat(wrong()).containsExactly(root.resolve("b") + ": b/word.txt is missing");
  }

  @Test
  void whatNoWaitingMakesBetterIsToldAtTheFirstReading() throws Exception {
    watcher.scan();
    word("a", "one");
    word("b", "two");
    shelf.reads.put(
        "a",
        () -> {
          throw new RefusedException("harmful", new IOException("a"));
        });
    shelf.reads.put(
        "b",
        () -> {
          throw new PluginException("incomplete");
        });
    scans(2);
    assertThat(offered).containsOnly(Map.entry("a", "cannot be used: harmful"));
    scans(2);
    assertThat(offered).containsKeys("a", "b");
  }

  @Test
  void whatComesLaterHasToStandStill() throws Exception {
    watcher.scan();
    word("a", "apple");
    watcher.scan();
    assertThat(offered).isEmpty();
    assertThat(watcher.arriving()).isTrue();
    watcher.scan();
    assertThat(offered).containsOnlyKeys("apple");
    assertThat(watcher.arriving()).isFalse();
  }

  @Test
  void whatIsWrongIsToldAfterFourLooksAndTakenWhenMended() throws Exception {
    watcher.scan();
    Files.createDirectories(root.resolve("a"));
    scans(3);
    assertThat(offered).isEmpty();
    assertThat(watcher.arriving()).as("somebody may still copy").isTrue();
    watcher.scan();
    assertThat(offered).containsOnlyKeys("a");
    int read = shelf.read;
    scans(10);
    assertThat(shelf.read).as("it is not read again").isEqualTo(read);
    word("a", "apple");
    scans(2);
    assertThat(offered).containsOnlyKeys("apple");
    assertThat(wrong()).isEmpty();
  }

  @Test
  void whatChangesDepartsAtOnceAndComesBack() throws Exception {
    word("a", "apple");
    watcher.scan();
    word("a", "pears");
    watcher.scan();
    assertThat(offered).isEmpty();
    watcher.scan();
    assertThat(offered).containsOnlyKeys("pears");
    Files.delete(root.resolve("a").resolve(FILE));
    Files.delete(root.resolve("a"));
    watcher.scan();
    assertThat(offered).isEmpty();
  }

  @Test
  void onlyRegularFilesAreOpened() throws Exception {
    pipe(Files.createDirectories(root.resolve("pipe")).resolve(FILE));
    pipe(root.resolve("whole"));
    Files.createSymbolicLink(
        Files.createDirectories(root.resolve("zero")).resolve(FILE), Path.of("/dev/zero"));
    Files.createSymbolicLink(
        Files.createDirectories(root.resolve("dead")).resolve(FILE), Path.of("nothing"));
    Files.createDirectories(root.resolve("folder").resolve(FILE));
    word("fine", "apple");
    Path socket = Files.createDirectories(root.resolve("socket")).resolve(FILE);
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      watcher.scan();
    }
    String only = ": only a regular file is read; put one there";
    assertThat(offered)
        .containsEntry("apple", "the word apple")
        .containsEntry("pipe", "cannot be used: pipe/word.txt is a named pipe" + only)
        .containsEntry("socket", "cannot be used: socket/word.txt is a socket" + only)
        .containsEntry("zero", "cannot be used: zero/word.txt is a device" + only)
        .containsEntry("dead", "cannot be used: dead/word.txt is a link to nothing" + only)
        .containsEntry("folder", "cannot be used: folder/word.txt is a folder" + only)
        .hasSize(6);
    assertThat(wrong()).hasSize(6).contains(root.resolve("whole") + ": no folder");
  }

  @Test
  void anUnreadableFolderIsTold() throws Exception {
    Path folder = word("secret", "apple");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
    try {
      assumeThat(Files.isReadable(folder)).as("root reads everything").isFalse();
      watcher.scan();
      assertThat(wrong()).singleElement().asString().contains("secret", "cannot be looked at");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aLookThatHangsHoldsUpNobodyAndIsTold() throws Exception {
    word("a", "apple");
    word("b", "berry");
    shelf.looks.put("a", workers::block);
    scans(3);
    assertThat(offered).containsOnlyKeys("berry");
    assertThat(wrong())
        .containsExactly(
            root.resolve("a") + ": no answer within 5 s, so it was given up; it is tried again");
    shelf.looks.clear();
    workers.release();
    now.addAndGet(Limits.STANDARD.retry().toNanos());
    awaitThat(() -> offered.containsKey("apple"));
    assertThat(wrong()).isEmpty();
  }

  @Test
  void readingThatHangsIsGivenUpAndTriedAgain() throws Exception {
    word("a", "apple");
    word("b", "berry");
    shelf.reads.put("a", workers::block);
    watcher.scan();
    assertThat(offered).containsOnlyKeys("berry");
    assertThat(watcher.arriving()).isTrue();
    assertThat(watcher.look())
        .contains(Finding.fine("words", root.resolve("a") + " is being read"));
    now.addAndGet(Limits.STANDARD.examine().toNanos() + 1);
    watcher.scan();
    assertThat(offered.get("a"))
        .isEqualTo(
            "cannot be used: reading it has not ended within 60 s, so it was given up; it is"
                + " tried again every 60 s");
    assertThat(watcher.arriving()).isFalse();
    now.addAndGet(Limits.STANDARD.retry().toNanos());
    watcher.scan();
    assertThat(shelf.read).as("not before the first has ended").isEqualTo(2);
    shelf.reads.clear();
    workers.release();
    awaitThat(() -> offered.containsKey("apple"));
    assertThat(offered).containsOnlyKeys("apple", "berry");
  }

  @Test
  void errorsOfOneEntryAreThatEntrysOwn() throws Exception {
    for (String name : List.of("a", "b", "c", "d")) {
      word(name, name + "pple");
    }
    shelf.reads.put("a", () -> thrown(new OutOfMemoryError("Java heap space")));
    shelf.reads.put("b", () -> thrown(new StackOverflowError()));
    shelf.looks.put("c", () -> thrown(new AssertionError("no\nthing")));
    watcher.scan();
    assertThat(offered)
        .containsEntry("dpple", "the word dpple")
        .containsEntry(
            "a", "cannot be used: it needs more memory than the service has (OutOfMemoryError)");
    assertThat(wrong())
        .contains(
            root.resolve("b") + ": it needs more memory than the service has (StackOverflowError)")
        .anyMatch(line -> line.contains("/c: ") && line.contains("AssertionError: no thing"));
    shelf.reads.clear();
    now.addAndGet(Limits.STANDARD.retry().toNanos());
    watcher.scan();
    assertThat(offered).containsOnlyKeys("apple", "bpple", "dpple");
  }

  @Test
  void aListingThatFailsOrHangsIsToldAndLeavesEverythingAsItIs() throws Exception {
    word("a", "apple");
    watcher.scan();
    shelf.listing = () -> thrown(new OutOfMemoryError());
    watcher.scan();
    assertThat(wrong()).singleElement().asString().startsWith("it cannot be listed: ");
    shelf.listing = workers::block;
    scans(3);
    assertThat(wrong()).containsExactly("it cannot be listed: no answer within 5 s");
    assertThat(offered).containsOnlyKeys("apple");
    shelf.listing = () -> {};
    workers.release();
    awaitThat(() -> wrong().isEmpty());
  }

  @Test
  void aFolderThatIsReplacedWhileItIsReadIsReadAgain() throws Exception {
    Path folder = word("a", "apple");
    shelf.reads.put("a", () -> Files.writeString(folder.resolve(FILE), "pears and plums"));
    watcher.scan();
    shelf.reads.clear();
    watcher.scan();
    assertThat(offered).as("what was read is not there any more").isEmpty();
    watcher.scan();
    assertThat(offered).containsOnlyKeys("pears and plums");
  }

  @Test
  void thousandsOfEntries() throws Exception {
    for (int i = 0; i < 1000; i++) {
      word("w" + i, "word" + i);
    }
    watcher.scan();
    assertThat(offered).hasSize(1000);
    assertThat(watcher.look().get(0).text()).isEqualTo("1000 served, 0 not");
    for (int i = 0; i < 100; i++) {
      Files.writeString(root.resolve("loose" + i), "");
    }
    watcher.scan();
    assertThat(watcher.look()).hasSize(42);
    assertThat(watcher.look().get(41).text()).isEqualTo("and 60 more, see log/");
  }

  @Test
  void withManyThreadsThatHangNothingNewIsBegun() throws Exception {
    for (int i = 0; i < 20; i++) {
      word("w" + i, "word" + i);
      shelf.looks.put("w" + i, workers::block);
    }
    scans(2);
    assertThat(wrong()).hasSize(17).first().asString().startsWith("16 looks hang");
    workers.release();
    shelf.looks.clear();
    now.addAndGet(Limits.STANDARD.retry().toNanos());
    awaitThat(() -> offered.size() == 20);
  }

  @Test
  void anIdBelongsToTheFirstUntilItLeaves() throws Exception {
    word("b", "apple");
    watcher.scan();
    word("a", "apple");
    scans(2);
    assertThat(offered)
        .containsEntry("apple", "the word apple")
        .containsEntry(
            "a",
            "cannot be used: the id 'apple' is already that of "
                + root.resolve("b")
                + "; give it another one");
    Files.move(root.resolve("b"), root.resolve(".b"));
    watcher.scan();
    assertThat(offered).containsOnlyKeys("apple");
    assertThat(watcher.look().get(1))
        .isEqualTo(Finding.fine("words", root.resolve(".b") + ": being made"));
  }

  @Test
  void aLowerRankWinsAlsoWhenItComesLater() throws Exception {
    word("low", "apple");
    watcher.scan();
    word("z", "apple");
    scans(2);
    assertThat(offered).containsOnlyKeys("apple");
    assertThat(wrong()).as("that is how it is meant").isEmpty();
    assertThat(watcher.look().get(1).text())
        .isEqualTo(
            root.resolve("low") + ": the id 'apple' is already that of " + root.resolve("z"));
  }

  @Test
  void aNameThatCouldSteerATerminalIsRefused() throws Exception {
    word("a\u001b[31m", "apple");
    word("b", "be\u202erry");
    watcher.scan();
    assertThat(wrong())
        .containsExactly(
            root + "/a?[31m: its name holds control characters: rename it",
            root + "/b: its id holds control characters: be?rry");
    assertThat(offered).containsOnlyKeys("b");
  }

  @Test
  void whatCannotBeOfferedDoesNotEndTheWatching() throws Exception {
    word("a", "apple");
    word("b", "berry");
    shelf.offering = () -> thrown(new NoClassDefFoundError("x"));
    watcher.start();
    awaitCondition(() -> wrong().size() == 2);
    assertThat(wrong())
        .contains(
            root.resolve("a")
                + ": offering it failed, see log/: java.lang.NoClassDefFoundError: x");
    shelf.offering = () -> {};
    awaitCondition(() -> offered.size() == 2);
    awaitCondition(() -> wrong().isEmpty());
  }

  @Test
  void noSignOfLifeIsAFinding() throws Exception {
    word("a", "apple");
    shelf.offering = workers::block;
    watcher.start();
    awaitCondition(() -> shelf.read == 1);
    now.addAndGet(31_000_000_000L);
    assertThat(watcher.look().get(0).wrong()).isTrue();
    awaitCondition(() -> watcher.look().get(0).text().contains("busy offering"));
    workers.release();
    awaitCondition(() -> !watcher.look().get(0).wrong());
  }

  private static void thrown(Error error) {
    throw error;
  }

  private interface Condition {
    boolean holds();
  }

  /** Looks again until it holds. */
  private void awaitThat(Condition condition) throws InterruptedException {
    awaitCondition(
        () -> {
          try {
            watcher.scan();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return condition.holds();
        });
  }

  private static void awaitCondition(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      Thread.sleep(5);
    }
  }
}
