package wernicke.store.internal.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.store.Recordings;
import wernicke.formats.internal.safetensors.SafetensorsHeader;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.formats.internal.safetensors.TensorEntry;

class RecordingFilesTest {
  private static final String KEY = "ab12";

  @TempDir Path folder;
  private RecordingFiles files;

  @BeforeEach
  void open() {
    files = new RecordingFiles(folder.resolve("recordings"), "recording");
  }

  private static Recording recording() {
    Map<String, Matrix> layers = new LinkedHashMap<>();
    layers.put("h.10", Matrix.of(2, 3, new float[] {1, -2, 3.5f, Float.NaN, 0, 1e-40f}));
    layers.put("h.9", Matrix.of(2, 1, new float[] {Float.POSITIVE_INFINITY, 5}));
    layers.put("ö \"π\"", Matrix.of(0, 4, new float[0]));
    return new Recording(Recording.Rows.PARTS, layers, Map.of("passes", "1", "truncated", "no"));
  }

  private List<Path> onDisk() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void comesBackAsItWas() throws IOException {
    files.put(KEY, recording(), Map.of("model", "gpt2", "spec", "states:last"));
    Path forPython = Path.of("target/java.safetensors"); // itests/oracles/store/recordings.py check
    Files.copy(files.file(KEY), forPython, StandardCopyOption.REPLACE_EXISTING);
    Recording back = files.open(KEY).orElseThrow();
    assertThat(back.rows()).isEqualTo(Recording.Rows.PARTS);
    assertThat(back.notes()).isEqualTo(recording().notes());
    assertThat(back.layers().keySet()).containsExactly("h.10", "h.9", "ö \"π\"");
    recording()
        .layers()
        .forEach((name, m) -> assertThat(back.layer(name).toArray()).isEqualTo(m.toArray()));
    assertThat(back.layer("h.10").columns()).isEqualTo(3);
  }

  @Test
  void isListedWithItsMetadata() {
    files.put(KEY, recording(), Map.of("model", "gpt2"));
    files.put("00ff", recording(), Map.of());
    assertThat(files.list()).extracting(Recordings.Entry::key).containsExactly("00ff", KEY);
    Recordings.Entry entry = files.list().get(1);
    assertThat(entry.file()).isEqualTo(files.file(KEY)).hasSize(entry.bytes());
    assertThat(entry.metadata())
        .containsEntry("model", "gpt2")
        .containsEntry("rows", "parts")
        .containsEntry("layers", "[\"h.10\",\"h.9\",\"ö \\\"π\\\"\"]")
        .containsEntry("note.passes", "1");
  }

  @Test
  void isNotThereBeforeItIsPut() {
    assertThat(files.has(KEY)).isFalse();
    assertThat(files.open(KEY)).isEmpty();
    assertThat(files.list()).isEmpty();
    files.put(KEY, recording(), Map.of());
    assertThat(files.has(KEY)).isTrue();
  }

  @Test
  void isWrittenOnce() throws IOException {
    files.put(KEY, recording(), Map.of());
    Files.setLastModifiedTime(files.file(KEY), FileTime.fromMillis(1000));
    files.put(KEY, recording(), Map.of());
    assertThat(Files.getLastModifiedTime(files.file(KEY)).toMillis()).isEqualTo(1000);
    assertThat(onDisk()).containsExactly(files.file(KEY));
  }

  @Test
  void manyThreadsMayPutAndOpenTheSameKey() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      done.add(
          pool.submit(
              () -> {
                files.put(KEY, recording(), Map.of());
                assertThat(files.open(KEY).orElseThrow().layers()).hasSize(3);
              }));
    }
    for (Future<?> future : done) {
      future.get();
    }
    pool.shutdown();
    assertThat(onDisk()).containsExactly(files.file(KEY));
  }

  @Test
  void numbersOfManyChunksComeBack() {
    float[] values = new float[1_000_003];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    files.put(KEY, one(Matrix.column(values)), Map.of());
    RecordingFiles later = new RecordingFiles(folder.resolve("recordings"), "recording");
    assertThat(later.open(KEY).orElseThrow().layer("x").toArray()).isEqualTo(values);
  }

  private static Recording one(Matrix matrix) {
    return new Recording(Recording.Rows.PRESENTATIONS, Map.of("x", matrix), Map.of());
  }

  @Test
  void onlyContentHashesAreKeys() {
    for (String key : new String[] {"", "a", "../../etc", "AB12", "xyz"}) {
      assertThatThrownBy(() -> files.has(key)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void metadataOfTheStoreCannotBeReplaced() {
    assertThatThrownBy(() -> files.put(KEY, recording(), Map.of("layers", "[]")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(files.has(KEY)).isFalse();
  }

  @Test
  void aFileOfPythonIsOpened() throws IOException {
    Files.createDirectories(files.file(KEY).getParent());
    try (InputStream in = RecordingFilesTest.class.getResourceAsStream("python.safetensors")) {
      Files.copy(in, files.file(KEY));
    }
    Recording back = files.open(KEY).orElseThrow();
    assertThat(back.rows()).isEqualTo(Recording.Rows.PRESENTATIONS);
    assertThat(back.layers().keySet()).containsExactly("h.2", "h.10");
    assertThat(back.layer("h.2").toArray()).containsExactly(0, 0.5f, 1, 1.5f, 2, Float.NaN);
    assertThat(back.layer("h.10").get(2, 0)).isEqualTo(-3e-8f);
    assertThat(back.notes()).containsEntry("tool", "safetensors");
  }

  @Test
  void matricesBeyondTwoGigabytesAreMappedOneByOne() throws Exception {
    int columns = 1 << 14;
    List<TensorEntry> tensors = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      List<Long> shape = List.of(1L << 14, (long) columns);
      tensors.add(TensorEntry.at(tensors.size() * (1L << 30), name, StoredType.F32, shape));
    }
    Map<String, String> text = Map.of("rows", "parts", "layers", "[\"a\",\"b\",\"c\"]");
    SafetensorsHeader header = new SafetensorsHeader(text, tensors);
    Files.createDirectories(files.file(KEY).getParent());
    try (RandomAccessFile sparse = new RandomAccessFile(files.file(KEY).toFile(), "rw")) {
      byte[] first = header.encode(64).array();
      sparse.write(first);
      sparse.setLength(first.length + 3 * (1L << 30));
      sparse.seek(sparse.length() - 1);
      sparse.write(0x40); // the most significant byte of the last number, little-endian: 2.0
    }
    Recording back = files.open(KEY).orElseThrow();
    assertThat(back.layer("c").get((1 << 14) - 1, columns - 1)).isEqualTo(2);
    assertThat(back.layer("c").get(0, 0)).isZero();
  }

  @Test
  void aRecordingThatDoesNotFitTheDiskIsRefusedAndLeavesNothing() throws IOException {
    Path sparse = folder.resolve("sparse");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(1 << 30);
      Matrix gigabyte =
          Matrix.of(
              1 << 14,
              1 << 14,
              file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, 1 << 30).asFloatBuffer());
      Map<String, Matrix> layers = new LinkedHashMap<>();
      for (long i = 0; i <= files.freeBytes() >> 30; i++) {
        layers.put("h." + i, gigabyte);
      }
      assertThatThrownBy(
              () -> files.put(KEY, new Recording(Recording.Rows.PARTS, layers, Map.of()), Map.of()))
          .isInstanceOf(PluginException.class)
          .hasMessageMatching(
              "disk full: the recording ab12 needs .*B, free .*B in .*; free some space and retry");
    }
    Files.delete(sparse);
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void anInterruptedThreadNeitherWritesHalfNorTakesAFileForDamaged() throws IOException {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> files.put(KEY, recording(), Map.of()))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(onDisk()).isEmpty();

    files.put(KEY, recording(), Map.of());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> files.open(KEY)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(files.open(KEY)).isPresent();
  }

  @Test
  void unfinishedFilesOfAKilledProcessAreRemoved() throws IOException {
    files.put(KEY, recording(), Map.of());
    Path half = files.file(KEY).resolveSibling("abcd.safetensors.1.wernicke.tmp");
    Files.setLastModifiedTime(Files.writeString(half, "half"), FileTime.fromMillis(1000));
    RecordingFiles later = new RecordingFiles(folder.resolve("recordings"), "recording");
    assertThat(half).doesNotExist();
    assertThat(later.has(KEY)).isTrue();
  }

  @Test
  void noFileStaysOpen() throws IOException {
    Path open = Path.of("/proc/self/fd");
    assumeThat(open).as("the list of open files, on Linux").exists();
    files.put(KEY, recording(), Map.of());
    assertThat(files.open(KEY)).isPresent();
    assertThat(files.list()).hasSize(1);
    try (Stream<Path> handles = Files.list(open)) {
      assertThat(handles.filter(h -> target(h).contains(KEY))).isEmpty();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // the handle of this very list, closed by now
    }
  }
}
