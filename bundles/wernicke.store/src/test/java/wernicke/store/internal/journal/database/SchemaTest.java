package wernicke.store.internal.journal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.api.job.Job;
import wernicke.store.internal.journal.Samples;
import wernicke.store.internal.journal.table.JobTable;

class SchemaTest {
  private static final String SECOND =
      """
      alter table job add column urgency integer default 5 not null;
      create index job_urgency on job (urgency);
      """;

  @TempDir Path folder;

  private Database open(String... more) {
    List<String> scripts = new ArrayList<>(Schema.current().scripts());
    scripts.addAll(List.of(more));
    return new Database(folder.resolve("wernicke.db"), new Schema(scripts));
  }

  private static int version(Database database) {
    return database.read(Schema::versionOf);
  }

  private static List<Job> jobs(Database database) {
    return database.read(JobTable::all);
  }

  @Test
  void aDatabaseMigratesOnceAndLeavesABackup() throws IOException {
    int current = Schema.current().version();
    try (Database old = open()) {
      old.write(c -> JobTable.create(c, Samples.SPEC, 0));
      assertThat(version(old)).isEqualTo(current);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.schema*");
    for (int i = 0; i < 2; i++) {
      try (Database database = open(SECOND)) {
        assertThat(version(database)).isEqualTo(current + 1);
        assertThat(jobs(database)).extracting(Job::spec).containsExactly(Samples.SPEC);
        List<Integer> urgencies =
            database.read(c -> Sql.query(c, "select urgency from job", r -> r.getInt(1)));
        assertThat(urgencies).containsExactly(5);
      }
    }
    Path backup = folder.resolve("wernicke.schema" + current + ".db");
    Files.copy(backup, Files.createDirectory(folder.resolve("back")).resolve("wernicke.db"));
    try (Database old = new Database(folder.resolve("back/wernicke.db"), Schema.current())) {
      assertThat(jobs(old)).extracting(Job::spec).containsExactly(Samples.SPEC);
    }
  }

  @Test
  void aMigrationThatFailedChangedNothingAndIsTakenUpAgain() {
    try (Database old = open()) {
      old.write(c -> JobTable.create(c, Samples.SPEC, 0));
    }
    assertThatThrownBy(() -> open(SECOND + "alter table nowhere add column x integer;"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("nowhere");
    try (Database database = open()) {
      assertThat(jobs(database)).hasSize(1);
    }
    try (Database database = open(SECOND)) {
      assertThat(version(database)).isEqualTo(Schema.current().version() + 1);
      assertThat(jobs(database)).hasSize(1);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void aNewerDatabaseIsRefusedAndLeftAlone() throws IOException {
    try (Database database = open(SECOND)) {
      database.write(c -> JobTable.create(c, Samples.SPEC, 0));
    }
    List<Path> before = files();
    assertThatThrownBy(this::open)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("of a newer Wernicke")
        .hasMessageContaining("WERNICKE_HOME");
    assertThat(files()).isEqualTo(before);
    try (Database database = open(SECOND)) {
      assertThat(jobs(database)).extracting(Job::spec).containsExactly(Samples.SPEC);
      assertThat(version(database)).isEqualTo(Schema.current().version() + 1);
    }
  }
}
