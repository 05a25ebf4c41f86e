package wernicke.store.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.store.internal.journal.database.Sql;
import wernicke.store.internal.journal.database.Sqlite;

/** What lies in the folder when the journal is opened. */
class BeginningsTest {
  private static final int JOBS = 400;
  private static final Job OTHER =
      new Job(7, Samples.SPEC, JobState.QUEUED, "", Instant.EPOCH, Instant.EPOCH, 0, "");

  @TempDir Path home;
  private Path store;
  private Path file;

  @BeforeEach
  void store() throws IOException {
    store = Files.createDirectories(home.resolve("store"));
    file = store.resolve("wernicke.db");
  }

  private StoredJournal open() {
    return new StoredJournal(Samples.home(home));
  }

  private void filled() {
    StoredJournal journal = open();
    for (int i = 0; i < JOBS; i++) {
      journal.create(Samples.SPEC);
    }
    journal.close();
  }

  private void requireRefused(String how) {
    assertThatThrownBy(this::open)
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("the journal " + file)
        .hasMessageContaining(how)
        .hasMessageContaining("put a copy of it back, or create the empty file")
        .hasMessageContaining(store.resolve("begin-anew").toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void garbageIsRefused() throws IOException {
    Files.writeString(file, "no database".repeat(2000));
    requireRefused("is damaged (it is no SQLite database)");
    assertThat(file).hasContent("no database".repeat(2000));
  }

  @Test
  void halfAFileIsRefused() throws IOException {
    filled();
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      whole.setLength(whole.length() / 2);
    }
    requireRefused("is damaged");
  }

  @Test
  void flippedBitsAreRefused() throws IOException {
    filled();
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length / 2; i < bytes.length / 2 + 4096; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);
    requireRefused("is damaged");
  }

  @Test
  void anEmptyFileIsNeverBegunAnew() throws IOException {
    Files.createFile(file);
    requireRefused("it is empty");
    assertThat(file).isEmptyFile();
  }

  @Test
  void aForeignDatabaseIsRefused() throws Exception {
    try (Connection connection = Sqlite.create(file)) {
      Sql.script(connection, "create table theirs (x)");
      connection.commit();
    }
    requireRefused("it is no journal of Wernicke");
  }

  @Test
  void aMissingOneIsNotBegunAnewBesideWhatProvesIt() throws IOException {
    for (String trace :
        new String[] {
          "wernicke.db-wal",
          "wernicke.schema1.db",
          "wernicke-0.1.0.mv.db",
          "recordings/ab/ab12.safetensors",
          "comparisons/ab/ab12.safetensors"
        }) {
      Path proof = store.resolve(trace);
      Files.createDirectories(proof.getParent());
      Files.writeString(proof, "x");
      requireRefused("is missing, though " + proof + " proves that there was one");
      assertThat(file).doesNotExist();
      Files.delete(proof);
    }
    open().close();
  }

  @Test
  void aFirstStartThatWasKilledStartsAgain() throws IOException {
    Files.createDirectories(store.resolve("recordings"));
    Files.createFile(store.resolve("wernicke.lock"));
    Files.writeString(store.resolve("wernicke.unfinished.db"), "half");
    Files.writeString(store.resolve("wernicke.unfinished.db-journal"), "half");
    StoredJournal journal = open();
    assertThat(journal.jobs()).isEmpty();
    journal.close();
    assertThat(store).isDirectoryNotContaining("glob:**unfinished**");
  }

  @Test
  void theUsersWordBeginsAnewAndDeletesNothing() throws IOException {
    filled();
    byte[] before = Files.readAllBytes(file);
    for (int number = 1; number <= 2; number++) {
      Files.createFile(store.resolve("begin-anew"));
      StoredJournal journal = open();
      assertThat(journal.jobs()).isEmpty();
      assertThat(journal.create(Samples.SPEC).id()).isEqualTo(1);
      journal.close();
    }
    assertThat(store.resolve("begin-anew")).doesNotExist();
    assertThat(store.resolve("wernicke.aside1.db")).hasBinaryContent(before);
    assertThat(store.resolve("wernicke.aside2.db")).isNotEmptyFile();
  }

  @Test
  void aFileThatVanishesWhileItIsUsedIsNotMadeAnew() throws IOException {
    StoredJournal journal = open();
    assertThatThrownBy(() -> journal.save(OTHER)).hasMessage("there is no job 7");
    deleteAll();
    assertThatThrownBy(journal::jobs).hasMessageContaining("it is gone");
    assertThat(file).doesNotExist();
    journal.close();
  }

  private void deleteAll() throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      for (Path f :
          files.filter(f -> f.getFileName().toString().startsWith("wernicke.db")).toList()) {
        Files.delete(f);
      }
    }
  }

  @Test
  void oddCharactersInThePathAreNoMatter() throws IOException {
    Path odd = Files.createDirectories(home.resolve("a;b?c#d%41 '\u00e9/store")).getParent();
    for (int i = 0; i < 2; i++) {
      StoredJournal journal = new StoredJournal(Samples.home(odd));
      journal.create(Samples.SPEC);
      assertThat(journal.jobs()).hasSize(i + 1);
      journal.close();
    }
    assertThat(odd.resolve("store/wernicke.db")).isNotEmptyFile();
  }

  @Test
  void aJournalInUseIsOneClearLine() {
    StoredJournal first = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("another Wernicke uses this home")
        .hasMessageNotContaining("\n");
    first.close();
    open().close();
  }
}
