package wernicke.shell.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wernicke.api.console.Exit;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.FakeUpkeep;
import wernicke.testing.console.TestTerminal;

/** {@code jobs forget}. */
class ForgetJobsTest {
  private final FakeServices services = new FakeServices();
  private final FakeUpkeep upkeep = new FakeUpkeep();
  private final Shell shell = new Shell(services);
  private final TestTerminal terminal = new TestTerminal();

  private void job(long id, JobState state) {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    services.jobs.put(id, new Job(id, AlignmentSpec.of("m", "b"), state, "", now, now, 0, ""));
  }

  private int run(String line) {
    return shell.run(terminal, line);
  }

  @BeforeEach
  void verb() {
    shell.with(new ForgetJobs(shell.services, upkeep));
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
}
