package wernicke.store.internal.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Draft;
import wernicke.api.Matrix;
import wernicke.api.Recording;
import wernicke.api.store.Recordings;
import wernicke.store.internal.safetensors.RecordingFiles;

/** What is kept of an unfinished recording outlives whatever interrupted it. */
class DraftsTest {
  private static final String KEY = "ab12";
  private static final Map<String, String> METADATA = Map.of("model", "m", "code", "c");
  private static final float ODD_NAN = Float.intBitsToFloat(0x7fc00123);

  @TempDir Path folder;
  private Recordings store;

  @BeforeEach
  void open() {
    store = new RecordingFiles(folder, "recording");
  }

  private static Matrix numbers(int i) {
    return Matrix.of(2, 2, new float[] {i, -0f, ODD_NAN, Float.MIN_VALUE});
  }

  private static int[] bits(Matrix matrix) {
    float[] values = matrix.toArray();
    return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
  }

  private Path file() {
    return folder.resolve("ab").resolve(KEY + ".draft");
  }

  /** Keeps five parts and leaves as a killed process does: without closing. */
  private void keepFive() {
    Draft draft = store.draft(KEY, METADATA);
    for (int i = 0; i < 5; i++) {
      draft.keep("part " + i, numbers(i));
    }
  }

  private List<Integer> kept() {
    try (Recordings.OpenDraft draft = new RecordingFiles(folder, "r").draft(KEY, METADATA)) {
      return IntStream.range(0, 5)
          .filter(i -> draft.kept("part " + i).isPresent())
          .peek(i -> assertThat(bits(draft.kept("part " + i).get())).isEqualTo(bits(numbers(i))))
          .boxed()
          .toList();
    }
  }

  @Test
  void whatWasKeptComesBackToTheBit() {
    keepFive();
    assertThat(kept()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void nothingKeptIsNoFile() throws IOException {
    store.draft(KEY, METADATA).close();
    assertThat(store.drafts()).isEmpty();
    assertThat(file()).doesNotExist();
  }

  /** Cut anywhere, the parts before the cut are there and the rest can be kept anew. */
  @Test
  void aFileThatEndsAnywhereKeepsWhatIsBefore() throws IOException {
    keepFive();
    byte[] whole = Files.readAllBytes(file());
    int before = 0;
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      List<Integer> kept = kept();
      assertThat(kept.size()).as("parts in %s bytes", length).isBetween(before, 5);
      assertThat(kept).isEqualTo(IntStream.range(0, kept.size()).boxed().toList());
      before = kept.size();
      keepFive();
      assertThat(kept()).hasSize(5);
    }
    assertThat(before).isEqualTo(5);
  }

  /** A bit that flips costs the parts that it damages; no wrong number comes back. */
  @Test
  void aDamagedPartIsMadeAnew() throws IOException {
    keepFive();
    byte[] whole = Files.readAllBytes(file());
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(file(), damaged);
      assertThat(kept().size()).as("parts with byte %s damaged", at).isLessThan(5);
    }
  }

  @Test
  void otherMetadataAreAnotherRecording() {
    keepFive();
    try (Recordings.OpenDraft draft = store.draft(KEY, Map.of("model", "m", "code", "new"))) {
      assertThat(draft.kept("part 0")).isEmpty();
    }
    assertThat(kept()).isEmpty();
  }

  @Test
  void theLastUnderANameCountsAndTheFileStaysSmall() throws IOException {
    Draft draft = store.draft(KEY, METADATA);
    draft.keep("part 1", numbers(1));
    for (int i = 0; i < 1000; i++) {
      draft.keep("part 0", numbers(i));
    }
    draft.keep("part 0", numbers(0));
    assertThat(bits(draft.kept("part 0").orElseThrow())).isEqualTo(bits(numbers(0)));
    assertThat(Files.size(file())).isLessThan(1000);
    assertThat(kept()).containsExactly(0, 1);
  }

  @Test
  void isListedAndGoesWithTheRecording() {
    keepFive();
    assertThat(store.list()).isEmpty();
    Recordings.Entry entry = store.drafts().get(0);
    assertThat(entry.key()).isEqualTo(KEY);
    assertThat(entry.metadata()).isEqualTo(METADATA);
    assertThat(entry.file()).isEqualTo(file()).hasSize(entry.bytes());
    store.put(KEY, recording(), Map.of());
    assertThat(store.drafts()).isEmpty();
    assertThat(store.list()).hasSize(1);
  }

  private static Recording recording() {
    return new Recording(Recording.Rows.PARTS, Map.of("a", numbers(0)), Map.of());
  }

  /** The process ended between the two steps of {@code put}. */
  @Test
  void oneThatHasServedIsRemovedAtTheNextStart() throws IOException {
    keepFive();
    byte[] draft = Files.readAllBytes(file());
    store.put(KEY, recording(), Map.of());
    Files.write(file(), draft);
    assertThat(new RecordingFiles(folder, "recording").drafts()).isEmpty();
    assertThat(file()).doesNotExist();
  }

  @Test
  void canBeRemovedWhileSomebodyWrites() {
    Draft draft = store.draft(KEY, METADATA);
    draft.keep("part 0", numbers(0));
    store.removeDraft(KEY);
    draft.keep("part 1", numbers(1));
    assertThat(draft.kept("part 0")).isEmpty();
    assertThat(store.drafts()).isEmpty();
  }

  @Test
  void onlyTheLastThatOpenedItWrites() {
    Draft stuck = store.draft(KEY, METADATA);
    stuck.keep("part 0", numbers(0));
    Draft next = store.draft(KEY, METADATA);
    stuck.keep("part 1", numbers(1));
    next.keep("part 2", numbers(2));
    assertThat(kept()).containsExactly(0, 2);
  }

  @Test
  void anInterruptedThreadKeepsWholeParts() {
    Thread.currentThread().interrupt();
    keepFive();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(kept()).hasSize(5);
  }

  @Test
  void aFileThatIsNoDraftIsReplaced() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "nonsense");
    assertThat(store.drafts()).extracting(Recordings.Entry::metadata).containsExactly(Map.of());
    keepFive();
    assertThat(kept()).hasSize(5);
  }

  /** A part larger than the file tells is no reason to take the memory for it. */
  @Test
  void anAbsurdHeadIsNotBelieved() throws IOException {
    keepFive();
    try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
      file.seek(file.length() - 4 - 16 - 4 - "part 4".length() - 8);
      file.write(new byte[] {0, 0, 0, 0x7f, 0, 0, 0, 0x7f});
    }
    assertThat(kept()).containsExactly(0, 1, 2, 3);
  }
}
