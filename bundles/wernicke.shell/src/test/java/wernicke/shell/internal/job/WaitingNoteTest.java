package wernicke.shell.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.console.internal.text.ProgressLine;
import wernicke.testing.console.TestTerminal;

class WaitingNoteTest {
  private final TestTerminal terminal = new TestTerminal();
  private long now;
  private final WaitingNote note = new WaitingNote(new ProgressLine(terminal), () -> now);

  private static Job job(JobState state, String message) {
    Instant time = Instant.EPOCH;
    return new Job(7, AlignmentSpec.of("tiny", "Demo-ridge"), state, message, time, time, 0, "");
  }

  private void look(JobState state, String message, long milliseconds) {
    now += milliseconds;
    note.look(job(state, message));
  }

  @Test
  void shortWaitIsNotTalkedAbout() {
    look(JobState.WAITING, "model tiny is not there", 0);
    look(JobState.WAITING, "model tiny is not there", 1999);
    look(JobState.RUNNING, "recording", 1);
    look(JobState.WAITING, "model tiny is not there", 1);

    assertThat(terminal.errText()).isEmpty();
  }

  @Test
  void longWaitIsSaidOnceForEachReason() {
    look(JobState.WAITING, "model tiny is not there", 0);
    look(JobState.WAITING, "model tiny is not there", 2000);
    look(JobState.WAITING, "model tiny is not there", 2000);
    look(JobState.WAITING, "metric ridge is not there", 0);
    look(JobState.WAITING, "metric ridge is not there", 2000);

    assertThat(terminal.errText())
        .isEqualTo(
            """
            job 7 waits: model tiny is not there (it goes on by itself; Ctrl-C stops watching, 'cancel 7' stops the job)
            job 7 waits: metric ridge is not there (it goes on by itself; Ctrl-C stops watching, 'cancel 7' stops the job)
            """);
  }
}
