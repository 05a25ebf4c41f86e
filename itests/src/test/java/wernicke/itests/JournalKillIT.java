package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.store.internal.journal.StoredJournal;

/**
 * {@code kill -9} of a process that writes the journal: nothing that it told is ever missing, no id
 * is given twice. {@code -Dwernicke.kills=200} for more than a handful of kills.
 */
class JournalKillIT {
  private static final int KILLS = Integer.getInteger("wernicke.kills", 6);
  private static final int LONGEST_MILLIS = 700;
  private static final long SEED = 20261201;

  @TempDir Path home;
  private final Random random = new Random(SEED);
  private final Set<Long> created = new HashSet<>();
  private final Set<Long> done = new HashSet<>();

  @BeforeEach
  void store() throws IOException {
    Files.createDirectories(home.resolve("store"));
  }

  @Test
  @Timeout(3600)
  void whatWasToldIsNeverMissing() throws Exception {
    for (int kill = 1; kill <= KILLS; kill++) {
      listen(start());
      check(kill);
    }
    assertThat(done).as("jobs done before %s kills", KILLS).hasSizeGreaterThan(KILLS);
    System.out.printf(
        "%d kills: %d jobs told, %d of them done, none missing%n",
        KILLS, created.size(), done.size());
  }

  /** Reads until the process is dead, which is a random time after it has told its first step. */
  private void listen(Process writer) throws Exception {
    Thread killer = new Thread(() -> kill(writer));
    try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (killer.getState() == Thread.State.NEW) {
          killer.start();
        }
        told(line);
      }
    }
    killer.join();
    assertThat(writer.waitFor()).as("killed, not ended by itself").isEqualTo(137);
  }

  private void kill(Process writer) {
    try {
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writer.toHandle().destroyForcibly(); // unlike the process, leaves its output to read
  }

  private void told(String line) {
    String[] words = line.split(" ", -1);
    long id = Long.parseLong(words[1]);
    if (words[0].equals("created")) {
      assertThat(created.add(id)).as("job %s is given once", id).isTrue();
    } else {
      done.add(id);
    }
  }

  private void check(int kill) {
    StoredJournal journal = JournalWriter.open(home);
    Set<Long> found = new HashSet<>();
    for (Job job : journal.jobs()) {
      found.add(job.id());
      assertThat(job.state() == JobState.DONE)
          .as("job %s has a score if and only if it is done", job.id())
          .isEqualTo(journal.score(JournalWriter.key(job.id())).isPresent());
    }
    assertThat(found).as("after kill %s", kill).containsAll(created);
    for (long id : done) {
      assertThat(journal.score(JournalWriter.key(id))).contains(JournalWriter.score(id));
      assertThat(journal.comparison(JournalWriter.key(id)).orElseThrow().details())
          .isEqualTo(JournalWriter.comparison(id).details());
    }
    journal.close();
    created.addAll(found); // what was committed and not told any more has its id too
  }

  @Test
  void aHomeInUseIsOneClearLine() throws Exception {
    Process writer = start();
    try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("created 1");
      assertThatThrownBy(() -> JournalWriter.open(home))
          .isInstanceOf(PluginException.class)
          .hasMessageStartingWith("another Wernicke uses this home")
          .hasMessageNotContaining("\n");
    } finally {
      writer.destroyForcibly().waitFor();
    }
    StoredJournal journal = JournalWriter.open(home);
    assertThat(journal.jobs()).isNotEmpty();
    journal.close();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-Dorg.sqlite.tmpdir=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            JournalWriter.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
