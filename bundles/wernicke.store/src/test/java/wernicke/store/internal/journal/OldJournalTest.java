package wernicke.store.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.PluginException;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;
import wernicke.store.internal.journal.database.Sql;

/** Homes of 0.1.0, whose journals are H2 databases. */
class OldJournalTest {
  private static final String NONE = "create table schema_version (version int, applied int);";

  @TempDir Path home;
  private Path store;
  private Path old;

  @BeforeEach
  void store() throws IOException {
    store = Files.createDirectories(home.resolve("store"));
    old = store.resolve("wernicke.mv.db");
  }

  /** The database of a home in which 0.1.0 ran its demo and one job more. */
  private void unpack() throws IOException {
    try (InputStream in = OldJournalTest.class.getResourceAsStream("home-0.1.0.zip");
        ZipInputStream zip = new ZipInputStream(in)) {
      zip.getNextEntry();
      Files.copy(zip, old);
    }
  }

  /** Makes the database that H2's {@code SCRIPT} wrote down when that schema was current. */
  private void restore(String script) throws IOException, SQLException {
    try (InputStream in = OldJournalTest.class.getResourceAsStream(script);
        Connection connection = h2()) {
      RunScript.execute(connection, new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  private Connection h2() throws SQLException {
    return DriverManager.getConnection("jdbc:h2:file:" + store.resolve("wernicke"));
  }

  private StoredJournal open() {
    return new StoredJournal(Samples.home(home));
  }

  @Test
  void aHomeOf010IsCarriedOverOnceAndItsFileKept() throws IOException {
    unpack();
    byte[] before = Files.readAllBytes(old);
    StoredJournal journal = open();
    assertThat(journal.jobs())
        .extracting(Job::id)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(journal.jobs()).allMatch(j -> j.state() == JobState.DONE);
    assertThat(journal.job(1).orElseThrow().submitted())
        .isEqualTo("2026-12-01T07:40:16.631669306Z");
    assertThat(journal.scores()).hasSize(8); // job 9 came to that of job 3
    Score score = journal.score(journal.job(1).orElseThrow().result()).orElseThrow();
    assertThat(score.raw()).isEqualTo(0.5386885046958924);
    assertThat(score.ceiling()).isEqualTo(0.6624621286990495);
    assertThat(score.subjects().keySet()).startsWith("simulated-1", "simulated-2");
    assertThat(score.layers()).hasSize(6);
    Score.Layer layer = score.layers().get(3);
    assertThat(layer.name()).isEqualTo("transformer.h.3");
    Comparison comparison = journal.comparison(layer.comparison()).orElseThrow();
    assertThat(comparison.values().columns()).isEqualTo(180);
    assertThat(journal.neuroids(score.fingerprints().get("data")).orElseThrow()).hasSize(180);
    assertThat(journal.create(Samples.SPEC).id()).isEqualTo(10);
    journal.close();
    assertThat(old).doesNotExist();
    assertThat(store.resolve("wernicke-0.1.0.mv.db")).hasBinaryContent(before);

    journal = open();
    assertThat(journal.jobs()).hasSize(10);
    journal.close();
  }

  @Test
  void schemaOneIsCarriedOverToTheLastDigit() throws Exception {
    restore("schema1.sql");
    StoredJournal journal = open();
    assertThat(journal.jobs())
        .extracting(Job::spec)
        .containsExactly(Samples.OLD_SPEC, AlignmentSpec.of("gpt2", "Demo-ridge"));
    assertThat(journal.scores())
        .containsExactly(Samples.oldScore("ab", 1, 0.3, Samples.OLD_SPEC.settings()));
    assertThat(journal.comparison("ab12").orElseThrow().values().toArray())
        .containsExactly(0.5f, Float.NaN);
    assertThat(journal.ceiling("cd"))
        .contains(Optional.of(new Ceiling(0.4, "split-half", List.of(0.5, Double.NaN))));
    assertThat(journal.create(Samples.SPEC).id()).isEqualTo(3);
    journal.close();
  }

  @Test
  void anIdThatAJobHadWhichH2LostIsNotGivenAgain() throws Exception {
    restore("schema1.sql");
    try (Connection connection = h2()) {
      Sql.update(connection, "alter table job alter column id restart with 41");
    }
    StoredJournal journal = open();
    assertThat(journal.create(Samples.SPEC).id()).isEqualTo(41);
    journal.close();
  }

  @Test
  void whatWasCutOffInTheMiddleStartsAgain() throws IOException {
    unpack();
    byte[] before = Files.readAllBytes(old);
    Files.writeString(store.resolve("wernicke.unfinished.db"), "half");
    Files.writeString(store.resolve("wernicke.unfinished.db-journal"), "half");
    Files.writeString(store.resolve("wernicke.unfinished.db.h2.mv.db"), "half");
    StoredJournal journal = open();
    assertThat(journal.jobs()).hasSize(9);
    journal.close();
    assertThat(store.resolve("wernicke-0.1.0.mv.db")).hasBinaryContent(before);
    assertThat(store).isDirectoryNotContaining("glob:**unfinished**");
  }

  @Test
  void theNewJournalCountsIfOnlyTheKeepingWasCutOff() throws IOException {
    unpack();
    open().close();
    Files.move(store.resolve("wernicke-0.1.0.mv.db"), old);
    StoredJournal journal = open();
    journal.create(Samples.SPEC);
    journal.close();
    assertThat(old).doesNotExist();
    journal = open();
    assertThat(journal.jobs()).hasSize(10);
    journal.close();
  }

  @Test
  void aDamagedOneIsOneLineAndLeftAlone() throws IOException {
    Files.writeString(old, "no database".repeat(2000));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(this::open)
          .isInstanceOf(PluginException.class)
          .hasMessageStartingWith("the journal of Wernicke 0.1.0, " + old + ", cannot be read")
          .hasMessageContaining("begin-anew")
          .hasMessageNotContaining("\n");
    }
    assertThat(old).hasContent("no database".repeat(2000));
    assertThat(store.resolve("wernicke.db")).doesNotExist();
  }

  @Test
  void aNewerOneIsRefused() throws Exception {
    try (Connection connection = h2()) {
      Sql.script(connection, NONE + "insert into schema_version values (9, 0)");
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("schema 9");
    assertThat(old).isNotEmptyFile();
  }
}
