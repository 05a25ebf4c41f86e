package wernicke.store.internal.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.health.Finding;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;
import wernicke.api.store.Recordings;
import wernicke.api.store.Upkeep.Damage;
import wernicke.api.store.Upkeep.Use;
import wernicke.api.store.Upkeep.Verification;
import wernicke.store.internal.journal.Samples;
import wernicke.store.internal.journal.StoredJournal;
import wernicke.store.internal.material.StoredMaterials;
import wernicke.store.internal.safetensors.StoredRecordings;

class StoredUpkeepTest {
  private static final String COMPARISON = "c0ffee"; // of layer h.10 in the samples

  @TempDir Path home;
  private Path store;
  private StoredJournal journal;
  private StoredRecordings recordings;
  private StoredMaterials materials;
  private StoredUpkeep upkeep;

  @BeforeEach
  void open() throws IOException {
    store = Files.createDirectories(home.resolve("store"));
    journal = new StoredJournal(Samples.home(home));
    recordings = new StoredRecordings(Samples.home(home));
    materials = new StoredMaterials(Samples.home(home));
    upkeep = new StoredUpkeep(journal, recordings, materials);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private static Comparison comparison(int neuroids) {
    return new Comparison(Matrix.of(1, neuroids, new float[neuroids]), 10, Map.of());
  }

  private Path record(String key, String model, int days) throws IOException {
    Recording recording =
        new Recording(
            Recording.Rows.PARTS, Map.of("h", Matrix.of(1, 2, new float[] {1, 2})), Map.of());
    recordings.put(key, recording, Map.of("model", model));
    FileTime time = FileTime.from(Instant.now().minus(Duration.ofDays(days)));
    Files.setLastModifiedTime(recordings.file(key), time);
    return recordings.file(key);
  }

  private Score finished(String id) {
    Job job = journal.create(Samples.SPEC);
    Score score = Samples.score(id, job.id(), 0.3);
    journal.finish(job.done(id), score);
    return score;
  }

  /** What an SQLite program would do to the journal. */
  private void meddle(String sql) {
    journal.close();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + journal.file());
        Statement statement = c.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    journal = new StoredJournal(Samples.home(home));
    materials = new StoredMaterials(Samples.home(home));
    upkeep = new StoredUpkeep(journal, recordings, materials);
  }

  @Test
  void aWholeStoreIsSound() throws IOException {
    journal.saveComparison(COMPARISON, comparison(2));
    journal.saveComparison("c0ffef", comparison(100_000));
    journal.saveNeuroids("00", List.of(new Neuroid("a", "A", Map.of())));
    finished("ab");
    record("ab12", "gpt2", 0);
    Verification read = upkeep.verify(Progress.NONE);
    assertThat(read.damages()).isEmpty();
    assertThat(read.unsealed()).isEmpty();
    assertThat(read.rows()).isEqualTo(5);
    assertThat(read.files()).isEqualTo(2);
    assertThat(read.bytes()).isGreaterThan(400_000);
  }

  @Test
  void everyKindOfDamageIsNamed() throws IOException {
    journal.saveComparison(COMPARISON, comparison(2));
    journal.saveComparison("aa00", comparison(100_000));
    journal.saveComparison("bb00", comparison(100_000));
    finished("ab");
    finished("cd");
    Files.delete(store.resolve("comparisons/aa/aa00.safetensors"));
    flip(store.resolve("comparisons/bb/bb00.safetensors"));
    flip(record("ab12", "gpt2", 0));
    meddle(
        "update job set layers = '[' where id = 1; update job set submitted = 'then' where id = 2;"
            + "update score set settings = '{{' where id = 'ab';"
            + "update score_layer set comparison = 'ff' where score = 'cd' and comparison <> '';"
            + "update comparison set details = '{{' where id = '"
            + COMPARISON
            + "'");
    List<Damage> damages = upkeep.verify(Progress.NONE).damages();
    assertThat(damages)
        .extracting(d -> d.kind() + " " + d.id())
        .containsExactlyInAnyOrder(
            "job 1",
            "job 2",
            "score ab",
            "score cd",
            "comparison " + COMPARISON,
            "comparison aa00",
            "comparison bb00",
            "recording ab12");
    assertThat(damages).allMatch(d -> !d.reason().isBlank() && !d.reason().contains("\n"));
    assertThat(damages)
        .extracting(Damage::reason)
        .contains("the comparison ff of h.10 is missing")
        .anyMatch(why -> why.startsWith("checksum"))
        .anyMatch(why -> why.endsWith("aa00.safetensors is missing"));
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aVerificationCanBeGivenUp() throws IOException {
    record("ab12", "gpt2", 0);
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, String what) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> upkeep.verify(cancelled)).isInstanceOf(CancellationException.class);
  }

  @Test
  void onlyJobsThatHaveEndedAreForgotten() {
    Job open = journal.create(Samples.SPEC);
    Job done = journal.create(Samples.SPEC);
    journal.save(done.with(JobState.FAILED, "why"));
    assertThat(upkeep.forgetJob(done.id())).isTrue();
    assertThat(upkeep.forgetJob(done.id())).isFalse();
    assertThatThrownBy(() -> upkeep.forgetJob(open.id()))
        .isInstanceOf(PluginException.class)
        .hasMessage("job 1 has not ended: 'cancel 1' first");
    assertThat(journal.jobs()).containsExactly(open);
    assertThat(journal.create(Samples.SPEC).id()).as("no id twice").isEqualTo(3);
  }

  @Test
  void aScoreGoesWithWhatOnlyItUses() {
    journal.saveComparison(COMPARISON, comparison(100_000));
    journal.saveNeuroids("00", List.of(new Neuroid("a", "A", Map.of())));
    finished("ab");
    finished("cd");
    assertThat(upkeep.forgetResult("ab")).isZero();
    assertThat(journal.comparison(COMPARISON)).isPresent();
    assertThat(journal.neuroids("00")).isPresent();
    assertThat(journal.job(1).orElseThrow().result()).isEmpty();

    assertThat(upkeep.forgetResult("cd")).isEqualTo(1);
    assertThat(journal.scores()).isEmpty();
    assertThat(journal.comparison(COMPARISON)).isEmpty();
    assertThat(journal.neuroids("00")).isEmpty();
    assertThat(store.resolve("comparisons/c0/c0ffee.safetensors")).doesNotExist();
    assertThat(upkeep.verify(Progress.NONE).damages()).isEmpty();
    assertThatThrownBy(() -> upkeep.forgetResult("cd")).hasMessage("there is no result cd");
  }

  @Test
  void aScoreStaysWhileAJobMayUseItsComparisons() {
    finished("ab");
    journal.create(AlignmentSpec.of(Samples.SPEC.model(), Samples.SPEC.benchmark()));
    assertThatThrownBy(() -> upkeep.forgetResult("ab"))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("job 2 scores the same model");
    assertThat(journal.scores()).hasSize(1);
  }

  private static List<String> keys(List<Use> uses) {
    return uses.stream().map(use -> use.entry().key()).toList();
  }

  @Test
  void theOldestUseGoesFirstAndWhatAJobNeedsStays() throws IOException {
    record("aa", "gpt2", 30);
    record("bb", "needed", 20);
    record("cc", "control", 15);
    record("dd", "gpt2", 10);
    record("ee", "gpt2", 5);
    long each = recordings.list().get(0).bytes();
    JobSpec needs = AlignmentSpec.of("needed", "Demo").heldAgainst(List.of("control"));
    journal.create(needs);
    Duration never = Duration.ofDays(10_000);
    assertThat(keys(upkeep.prunable(5 * each + 1000, never))).isEmpty();
    assertThat(keys(upkeep.prunable(4 * each, never))).containsExactly("aa");
    assertThat(keys(upkeep.prunable(0, never))).containsExactly("aa", "dd", "ee");
    assertThat(keys(upkeep.prunable(Long.MAX_VALUE, Duration.ofDays(7))))
        .containsExactly("aa", "dd");

    recordings.open("aa");
    assertThat(keys(upkeep.prunable(4 * each, never))).containsExactly("dd");
    assertThat(store.resolve("recordings/aa/aa.safetensors.used")).exists();
    upkeep.remove(recordings.list().get(0));
    assertThat(store.resolve("recordings/aa")).isEmptyDirectory();
    upkeep.remove(recordings.list().get(2));
    assertThat(recordings.has("dd")).isFalse();
    assertThat(recordings.list()).hasSize(3);
  }

  @Test
  void materialsGoWhenNoJobCanNeedThem() {
    String key = materials.put(List.of("a text"));
    Duration never = Duration.ofDays(10_000);
    Job job = journal.create(Samples.SPEC);
    assertThat(upkeep.prunable(0, never)).isEmpty();
    journal.save(job.with(JobState.CANCELLED, "enough"));
    List<Use> going = upkeep.prunable(0, never);
    assertThat(keys(going)).containsExactly(key);
    upkeep.remove(going.get(0).entry());
    assertThat(upkeep.prunable(0, never)).isEmpty();
    assertThat(upkeep.verify(Progress.NONE).files()).isZero();
  }

  @Test
  void whatIsUnfinishedIsPrunedToo() {
    try (Recordings.OpenDraft draft = recordings.draft("ab12", Map.of("model", "gpt2"))) {
      draft.keep("part", Matrix.of(1, 2, new float[2]));
    }
    List<Use> going = upkeep.prunable(0, Duration.ofDays(10_000));
    assertThat(keys(going)).containsExactly("ab12");
    upkeep.remove(going.get(0).entry());
    assertThat(recordings.drafts()).isEmpty();
  }

  @Test
  void theDoctorHearsOfTheJournalAndOfWhatWasSetAside() throws IOException {
    StoreHealth health = new StoreHealth(journal, recordings, materials);
    assertThat(health.look()).noneMatch(f -> f.text().contains("set aside"));
    assertThat(health.look().get(0).text()).contains("wernicke.db").contains("0 jobs, sound");
    flip(record("ab12", "gpt2", 0));
    StoredRecordings later = new StoredRecordings(Samples.home(home));
    assertThatThrownBy(() -> later.open("ab12")).isInstanceOf(PluginException.class);
    assertThat(health.look())
        .filteredOn(Finding::wrong)
        .extracting(Finding::text)
        .anyMatch(text -> text.startsWith("1 damaged files were set aside"));
  }
}
