package wernicke.store.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;
import wernicke.api.store.Cost;
import wernicke.store.internal.journal.database.Sql;
import wernicke.store.internal.journal.database.Sqlite;

class StoredJournalTest {
  @TempDir Path home;
  private StoredJournal journal;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(home.resolve("store"));
    journal = new StoredJournal(Samples.home(home));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void reopen() throws IOException {
    journal.close();
    open();
  }

  @Test
  void jobsSurviveAsTheyAre() throws IOException {
    Job first = journal.create(Samples.SPEC);
    Job second = journal.create(AlignmentSpec.of("gpt2", "Demo-ridge"));
    Job waiting = second.with(JobState.WAITING, "for model 'gpt2'").takenUp();
    journal.save(waiting);
    reopen();
    assertThat(first.state()).isEqualTo(JobState.QUEUED);
    assertThat(journal.jobs()).containsExactly(first, waiting);
    assertThat(journal.job(second.id())).contains(waiting);
    assertThat(journal.job(99)).isEmpty();
    assertThat(journal.create(Samples.SPEC).id()).isEqualTo(second.id() + 1);
  }

  @Test
  void aJobThatIsNotThereIsNotSaved() {
    Job job = journal.create(Samples.SPEC);
    Job other = new Job(7, job.spec(), job.state(), "", job.submitted(), job.changed(), 0, "");
    assertThatThrownBy(() -> journal.save(other))
        .isInstanceOf(PluginException.class)
        .hasMessage("there is no job 7");
    assertThat(journal.jobs()).containsExactly(job);
  }

  @Test
  void scoresSurviveWithOrderAndNaN() throws IOException {
    Job job = journal.create(Samples.SPEC);
    Score score = Samples.score("ab", job.id(), 0.3);
    journal.finish(job.done("ab"), score);
    reopen();
    assertThat(journal.scores()).containsExactly(score);
    Score back = journal.score("ab").orElseThrow();
    assertThat(back.subjects().keySet()).containsExactly("18", "1");
    assertThat(back.fingerprints().keySet()).containsExactly("weights", "data");
    assertThat(journal.job(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
    assertThat(journal.job(job.id()).orElseThrow().result()).isEqualTo("ab");
    assertThat(journal.score("cd")).isEmpty();
  }

  @Test
  void everyNumberComesBackToItsBits() throws IOException {
    double[] numbers = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      -0.0,
      0.0,
      1,
      Double.MIN_VALUE,
      -Double.MAX_VALUE,
      Math.nextUp(0.1),
      1L << 60
    };
    Job job = journal.create(Samples.SPEC);
    for (int i = 0; i < numbers.length; i++) {
      String id = "n" + i;
      journal.finish(job.done(id), Samples.score(id, job.id(), numbers[i]));
    }
    reopen();
    for (int i = 0; i < numbers.length; i++) {
      Score back = journal.score("n" + i).orElseThrow();
      assertThat(Double.doubleToRawLongBits(back.raw()))
          .as("%s", numbers[i])
          .isEqualTo(Double.doubleToRawLongBits(numbers[i]));
      assertThat(back).isEqualTo(Samples.score("n" + i, job.id(), numbers[i]));
    }
  }

  @Test
  void timesComeBackToTheNanosecondAndSortAsTheyAre() {
    Job job = journal.create(Samples.SPEC);
    List<String> times =
        List.of("2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000000001Z", "2026-01-02T03:04:05.5Z");
    for (String time : times) {
      journal.finish(job.done("x"), Samples.at("at" + time, job.id(), Instant.parse(time)));
    }
    assertThat(journal.scores())
        .extracting(Score::finished)
        .containsExactlyElementsOf(times.stream().map(Instant::parse).toList());
  }

  @Test
  void anIdIsNeverGivenTwice() throws IOException {
    long last = 0;
    for (int i = 0; i < 3; i++) {
      last = journal.create(Samples.SPEC).id();
      journal.close();
      try (Connection connection = Sqlite.open(home.resolve("store/wernicke.db"))) {
        Sql.update(connection, "delete from job");
        connection.commit();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      open();
      assertThat(journal.jobs()).isEmpty();
    }
    assertThat(last).isEqualTo(3);
  }

  @Test
  void aScoreOfTheSameIdIsReplaced() {
    Job job = journal.create(Samples.SPEC);
    journal.finish(job.done("ab"), Samples.score("ab", job.id(), 0.3));
    Score again = Samples.score("ab", job.id(), 0.4);
    journal.finish(job.done("ab"), again);
    assertThat(journal.scores()).containsExactly(again);
  }

  @Test
  void aScoreIsNotStoredWithoutItsJob() {
    Job job = journal.create(Samples.SPEC);
    Job other = new Job(7, job.spec(), job.state(), "", job.submitted(), job.changed(), 0, "");
    assertThatThrownBy(() -> journal.finish(other, Samples.score("ab", 7, 0.3)))
        .hasMessage("there is no job 7");
    assertThat(journal.scores()).isEmpty();
  }

  @Test
  void smallComparisonsAreInTheDatabase() throws IOException {
    Matrix values = Matrix.of(2, 2, new float[] {0.5f, Float.NaN, -1, 1e-40f});
    Comparison comparison =
        new Comparison(
            values,
            362,
            Map.of("alpha.0", Double.NaN, "b", 1e3),
            Map.of("p", List.of(0.5, Double.NaN)));
    journal.saveComparison("ab12", comparison);
    journal.saveComparison("ab12", comparison);
    reopen();
    requireEqual(journal.comparison("ab12").orElseThrow(), comparison);
    assertThat(journal.comparison("ab13")).isEmpty();
    assertThat(home.resolve("store/comparisons")).isEmptyDirectory();
  }

  @Test
  void largeComparisonsAreFiles() throws IOException {
    Comparison comparison =
        new Comparison(Matrix.column(new float[StoredJournal.SMALL + 1]), 12, Map.of("a", 1.5));
    journal.saveComparison("ab12", comparison);
    reopen();
    requireEqual(journal.comparison("ab12").orElseThrow(), comparison);

    Path file = home.resolve("store/comparisons/ab/ab12.safetensors");
    Files.writeString(file, "damaged");
    assertThat(journal.comparison("ab12")).isEmpty();
    journal.saveComparison("ab12", comparison);
    requireEqual(journal.comparison("ab12").orElseThrow(), comparison);
    Files.delete(file);
    assertThat(journal.comparison("ab12")).isEmpty();
  }

  private static void requireEqual(Comparison back, Comparison expected) {
    assertThat(back.values().toArray()).isEqualTo(expected.values().toArray());
    assertThat(back.values().columns()).isEqualTo(expected.values().columns());
    assertThat(back.presentations()).isEqualTo(expected.presentations());
    assertThat(back.details()).isEqualTo(expected.details());
    assertThat(back.perNeuroid()).isEqualTo(expected.perNeuroid());
  }

  @Test
  void neuroidsAreKeptByTheirData() throws IOException {
    List<Neuroid> neuroids =
        List.of(
            new Neuroid("a \"1\"", "A", Map.of("roi", "LATL", "x", "-50.5")),
            new Neuroid("mean", Neuroid.GROUP, Map.of()));
    journal.saveNeuroids("data", neuroids);
    journal.saveNeuroids("data", neuroids);
    reopen();
    assertThat(journal.neuroids("data")).contains(neuroids);
    assertThat(journal.neuroids("other")).isEmpty();
  }

  /** The job and all its controls, or nothing; linked for good. */
  @Test
  void controlsAreStoredWithTheirJob() throws IOException {
    AlignmentSpec spec = AlignmentSpec.of("gpt2", "Demo-ridge").withControls();
    List<Job> all = journal.create(spec, List.of(spec.control("length"), spec.control("oasm-2")));
    Job other = journal.create(Samples.SPEC);
    List<Job> later = journal.createControls(other.id(), List.of(spec.control("length")));
    reopen();
    assertThat(journal.jobs()).hasSize(5).startsWith(all.get(0), all.get(1), all.get(2));
    assertThat(journal.job(all.get(0).id()).orElseThrow().spec()).isEqualTo(spec);
    assertThat(all).extracting(Job::parent).containsExactly(0L, 1L, 1L);
    assertThat(journal.controls(1)).isEqualTo(all.subList(1, 3));
    assertThat(journal.controls(other.id())).isEqualTo(later);
    assertThat(journal.controls(0)).isEmpty();
    Job done = all.get(1).with(JobState.FAILED, "no");
    journal.save(done);
    assertThat(journal.controls(1)).startsWith(done);
  }

  @Test
  void aFailureStoresNeitherTheJobNorItsControls() {
    List<JobSpec> controls = new ArrayList<>(List.of(AlignmentSpec.of("length", "Demo-ridge")));
    controls.add(null);
    AlignmentSpec spec = AlignmentSpec.of("gpt2", "Demo-ridge");
    assertThatThrownBy(() -> journal.create(spec, controls)).isInstanceOf(RuntimeException.class);
    assertThat(journal.jobs()).isEmpty();
  }

  @Test
  void whatStepsCostIsRemembered() throws IOException {
    Cost recording = new Cost(Cost.Step.RECORDING, "c0ffee states", 1.5e12, 40.25);
    journal.saveCost(recording);
    journal.saveCost(new Cost(Cost.Step.COMPARISON, "ridge", 2e9, 1));
    journal.saveCost(new Cost(Cost.Step.COMPARISON, "ridge", 2e9, 3));
    reopen();
    assertThat(journal.costs())
        .containsExactlyInAnyOrder(recording, new Cost(Cost.Step.COMPARISON, "ridge", 2e9, 3));
  }

  @Test
  void ceilingsAndTheirAbsenceSurvive() throws IOException {
    Ceiling ceiling = new Ceiling(0.3, "extrapolated", List.of(0.1, Double.NaN, 0.5));
    journal.saveCeiling("ab", Optional.of(ceiling));
    journal.saveCeiling("cd", Optional.of(ceiling));
    journal.saveCeiling("cd", Optional.empty());
    journal.saveCeiling("gh", Optional.of(Ceiling.none("there is a single subject")));
    reopen();
    assertThat(journal.ceiling("ab")).contains(Optional.of(ceiling));
    assertThat(journal.ceiling("cd")).contains(Optional.empty());
    assertThat(journal.ceiling("gh").orElseThrow().orElseThrow().missing())
        .isEqualTo("there is a single subject");
    assertThat(journal.ceiling("ef")).isEmpty();
  }

  @Test
  void manyThreadsMayWrite() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    Callable<Long> work =
        () -> {
          Job job = journal.create(Samples.SPEC);
          journal.save(job.with(JobState.RUNNING, ""));
          journal.finish(job.done("ab"), Samples.score("ab", job.id(), 0.3));
          return job.id();
        };
    List<Long> ids = new ArrayList<>();
    for (Future<Long> id : pool.invokeAll(Collections.nCopies(40, work))) {
      ids.add(id.get());
    }
    pool.shutdown();
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    assertThat(journal.jobs()).hasSize(40).allMatch(j -> j.state() == JobState.DONE);
    assertThat(journal.scores()).hasSize(1);
  }

  @Test
  void anInterruptedCallerHarmsNothing() {
    Thread.currentThread().interrupt();
    Job job = journal.create(Samples.SPEC);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(journal.jobs()).containsExactly(job);
  }

  @Test
  void afterClosingNothingIsLeft() throws IOException {
    journal.create(Samples.SPEC);
    journal.close();
    journal.close();
    assertThatThrownBy(() -> journal.jobs())
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("the store is stopping");
    try (Stream<Path> files = Files.list(home.resolve("store"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("comparisons", "wernicke.db", "wernicke.lock");
    }
    open();
    assertThat(journal.jobs()).hasSize(1);
  }
}
