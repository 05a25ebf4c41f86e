package wernicke.shell.internal.job;

import java.util.function.LongSupplier;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.console.internal.text.ProgressLine;

/** Says what a job waits for, once, and only if it waits for longer than an update takes. */
final class WaitingNote {
  private static final long PATIENCE = 2000;

  private final ProgressLine line;
  private final LongSupplier milliseconds;
  private String message;
  private long since;
  private boolean said;

  WaitingNote(ProgressLine line) {
    this(line, () -> System.nanoTime() / 1_000_000);
  }

  WaitingNote(ProgressLine line, LongSupplier milliseconds) {
    this.line = line;
    this.milliseconds = milliseconds;
  }

  /** The job as it is now. */
  void look(Job job) {
    if (job.state() != JobState.WAITING) {
      message = null;
    } else if (!job.message().equals(message)) {
      message = job.message();
      since = milliseconds.getAsLong();
      said = false;
    } else if (!said && milliseconds.getAsLong() - since >= PATIENCE) {
      said = true;
      line.note(text(job));
    }
  }

  private static String text(Job job) {
    return "job "
        + job.id()
        + " waits: "
        + job.message()
        + " (it goes on by itself; Ctrl-C stops watching, 'cancel "
        + job.id()
        + "' stops the job)";
  }
}
