package wernicke.shell.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.api.store.Recordings;
import wernicke.api.store.Upkeep;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.testing.FakeServices;
import wernicke.shell.internal.testing.Shell;
import wernicke.shell.internal.testing.TestTerminal;

/** {@code verify}, {@code jobs forget}, {@code results forget}, {@code recordings prune}. */
class UpkeepVerbsTest {
  private final FakeServices services = new FakeServices();
  private final Shell shell = new Shell(services);
  private final TestTerminal terminal = new TestTerminal();
  private final FakeUpkeep upkeep = new FakeUpkeep();

  @BeforeEach
  void upkeep() {
    services.upkeep = upkeep;
  }

  private void job(long id, JobState state) {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    services.jobs.put(id, new Job(id, AlignmentSpec.of("m", "b"), state, "", now, now, 0, ""));
  }

  private int run(String line) {
    return shell.run(terminal, line);
  }

  private static final class FakeUpkeep implements Upkeep {
    private final List<Damage> damages = new ArrayList<>();
    private final List<String> unsealed = new ArrayList<>();
    private final List<Long> jobs = new ArrayList<>();
    private final List<String> scores = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();

    @Override
    public Verification verify(Progress progress) {
      progress.report(0.5, "recordings");
      return new Verification(12, 3, 1_500_000, unsealed, damages);
    }

    @Override
    public boolean forgetJob(long id) {
      if (id == 5) {
        throw new PluginException("job 5 has not ended: 'cancel 5' first");
      }
      jobs.add(id);
      return id < 100;
    }

    @Override
    public int forgetScore(String id) {
      scores.add(id);
      return 2;
    }

    @Override
    public List<Use> prunable(long keep, Duration older) {
      asked.add(keep + " " + older.toDays());
      Recordings.Entry entry =
          new Recordings.Entry("ab12", Path.of("/r"), 1_500_000, Map.of("model", "tiny"));
      return List.of(new Use(entry, Instant.parse("2026-01-02T03:04:05Z")));
    }

    @Override
    public void remove(Recordings.Entry recording) {
      removed.add(recording.key());
    }
  }

  @Test
  void aSoundStoreIsOneLine() {
    assertThat(run("verify")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).isEmpty();
    assertThat(terminal.errText()).isEqualTo("12 rows and 3 files, 1.5 MB: all sound\n");
  }

  @Test
  void damageIsATableAndStatusOne() {
    upkeep.damages.add(new Upkeep.Damage("job", "7", "cannot be read"));
    upkeep.damages.add(new Upkeep.Damage("recording", "0123456789abcdef", "checksum"));
    upkeep.unsealed.add("ff");
    assertThat(run("verify")).isEqualTo(Exit.FAILED);
    assertThat(terminal.outText())
        .isEqualTo(
            """
            damaged    which         why
            job        7             cannot be read
            recording  0123456789ab  checksum
            """);
    assertThat(terminal.errText())
        .contains("2 damaged")
        .contains("1 file of 0.1.0 or another program");
  }

  @Test
  void damageAsJson() {
    upkeep.damages.add(new Upkeep.Damage("job", "7", "cannot be read"));
    assertThat(run("verify --json")).isEqualTo(Exit.FAILED);
    JsonObject json = JsonParser.parseString(terminal.outText()).getAsJsonObject();
    assertThat(json.get("rows").getAsInt()).isEqualTo(12);
    assertThat(json.getAsJsonArray("damaged").get(0).getAsJsonObject().get("id").getAsString())
        .isEqualTo("7");
  }

  @Test
  void jobsByNumberRangeAndState() {
    job(1, JobState.DONE);
    job(2, JobState.FAILED);
    job(3, JobState.RUNNING);
    job(4, JobState.CANCELLED);
    assertThat(run("jobs forget 9,11-13")).isEqualTo(Exit.OK);
    assertThat(upkeep.jobs).containsExactly(9L, 11L, 12L, 13L);
    assertThat(terminal.outText()).isEqualTo("4 jobs forgotten; results stay\n");
    upkeep.jobs.clear();
    assertThat(run("jobs forget --failed --cancelled")).isEqualTo(Exit.OK);
    assertThat(upkeep.jobs).containsExactly(2L, 4L);
    upkeep.jobs.clear();
    assertThat(run("jobs forget 1 --done")).isEqualTo(Exit.OK);
    assertThat(upkeep.jobs).containsExactly(1L);
  }

  @Test
  void jobsThatCannotBeForgotten() {
    assertThat(run("jobs forget")).isEqualTo(Exit.USAGE);
    assertThat(run("jobs forget 7-3")).isEqualTo(Exit.USAGE);
    assertThat(run("jobs forget x")).isEqualTo(Exit.USAGE);
    assertThat(run("jobs remember")).isEqualTo(Exit.USAGE);
    assertThat(run("jobs forget 5")).isEqualTo(Exit.FAILED);
    assertThat(upkeep.jobs).isEmpty();
    assertThat(run("jobs forget 100")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText().lines()).hasSize(6);
    assertThat(terminal.errText()).contains("there is no job 100");
  }

  @Test
  void aResultByItsFirstDigits() {
    services.jobs().submit(AlignmentSpec.of("m", "b"));
    String id = services.scores.get(0).id();
    assertThat(run("results forget " + id.substring(0, 4))).isEqualTo(Exit.OK);
    assertThat(upkeep.scores).containsExactly(id);
    assertThat(terminal.outText()).contains("is forgotten, and 2 comparisons that only it used");
    assertThat(run("results forget")).isEqualTo(Exit.USAGE);
    assertThat(run("results forget zz")).isEqualTo(Exit.USAGE);
    assertThat(upkeep.scores).hasSize(1);
  }

  @Test
  void recordingsAreListedBeforeTheyGo() {
    assertThat(run("recordings prune --keep 1.5GB --dry-run")).isEqualTo(Exit.OK);
    assertThat(upkeep.removed).isEmpty();
    assertThat(terminal.errText()).isEqualTo("1 recording, 1.5 MB, would go; 5.0 GB free\n");
    assertThat(terminal.outText())
        .isEqualTo(
            """
            recording    size  last used             model
            ab12       1.5 MB  2026-01-02T03:04:05Z  tiny
            """);
    assertThat(run("recordings prune --older 30")).isEqualTo(Exit.OK);
    assertThat(upkeep.removed).containsExactly("ab12");
    assertThat(terminal.errText()).contains("1 recording, 1.5 MB removed");
    assertThat(run("recordings prune --keep 0 --older 7 --json")).isEqualTo(Exit.OK);
    assertThat(upkeep.asked).containsExactly("1500000000 365000", Long.MAX_VALUE + " 30", "0 7");
  }

  @Test
  void pruningNeedsToKnowWhat() {
    for (String wrong : List.of("", " --keep much", " --keep -1", " --older soon", " --older -1")) {
      assertThat(run("recordings prune" + wrong)).as(wrong).isEqualTo(Exit.USAGE);
    }
    assertThat(run("recordings throw")).isEqualTo(Exit.USAGE);
    assertThat(upkeep.asked).isEmpty();
    assertThat(upkeep.removed).isEmpty();
  }
}
