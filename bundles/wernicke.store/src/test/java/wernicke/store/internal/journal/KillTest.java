package wernicke.store.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.api.job.JobState;

/** What another process does to the database. */
class KillTest {
  @TempDir Path home;

  @BeforeEach
  void store() throws IOException {
    Files.createDirectories(home.resolve("store"));
  }

  @Test
  void whatWasCommittedSurvivesAKill() throws Exception {
    List<Long> printed = new ArrayList<>();
    for (int round = 1; round <= 4; round++) {
      printed.addAll(kill(Child.start(home), 7 * round));
      StoredJournal journal = new StoredJournal(Samples.home(home));
      for (long id : printed) {
        assertThat(journal.job(id).orElseThrow().state()).isEqualTo(JobState.DONE);
        assertThat(journal.score("score" + id)).contains(Samples.score("score" + id, id, 1.0 / id));
      }
      assertThat(journal.jobs())
          .as("at most one job a round was not yet printed")
          .hasSizeBetween(printed.size(), printed.size() + round);
      assertThat(journal.scores())
          .as("a job is done if and only if it has a score")
          .hasSameSizeAs(journal.jobs().stream().filter(j -> j.state() == JobState.DONE).toList());
      journal.close();
    }
    assertThat(printed).hasSizeGreaterThanOrEqualTo(70).doesNotHaveDuplicates();
  }

  /** Lets a child print {@code count} ids, kills it, and returns all that it has printed. */
  private static List<Long> kill(Process child, int count) throws Exception {
    List<Long> printed = new ArrayList<>();
    try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        printed.add(Long.valueOf(line));
        if (printed.size() == count) {
          child.toHandle().destroyForcibly(); // unlike the process, leaves its output to read
        }
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor()).as("killed, not ended by itself").isNotZero();
    return printed;
  }

  @Test
  void aDatabaseInUseIsOneClearLine() throws Exception {
    Process child = Child.start(home);
    try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("1");
      assertThatThrownBy(() -> new StoredJournal(Samples.home(home)))
          .isInstanceOf(PluginException.class)
          .hasMessageStartingWith("another Wernicke uses this home")
          .hasMessageNotContaining("\n");
    } finally {
      child.destroyForcibly().waitFor();
    }
    StoredJournal journal = new StoredJournal(Samples.home(home));
    assertThat(journal.jobs()).isNotEmpty();
    journal.close();
  }
}
