package wernicke.scorer.internal.job;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;

/** The lives of jobs in the log: one line for each event that a person would ask about. */
public final class JobLog {
  private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);

  private JobLog() {}

  /** A new job, or one that a former process left unfinished. */
  public static void queued(Job job) {
    if (job.resumed() > 0) {
      LOG.info("{} is taken up after a restart", name(job));
    } else {
      LOG.info("{} is queued", name(job));
    }
  }

  /** A job changed; steps within a state are no event. */
  public static void changed(Job before, Job after) {
    if (before.state() == after.state()) {
      return;
    }
    switch (after.state()) {
      case RUNNING -> LOG.info("{} {}", name(after), begins(before));
      case QUEUED, WAITING -> LOG.info("{} {}", name(after), after.message());
      case FAILED -> LOG.info("{} failed: {}", name(after), after.message());
      case CANCELLED -> LOG.info("{} is cancelled", name(after));
      case DONE -> LOG.info("{} is done", name(after));
    }
  }

  private static String begins(Job before) {
    return before.state() == JobState.WAITING ? "goes on" : "started";
  }

  /** A job ended in a result. */
  static void finished(Job job, Outcome outcome) {
    LOG.info(
        String.format(
            Locale.ROOT,
            "%s is done: %s, %.1f s, result %s",
            name(job),
            found(outcome),
            outcome.provenance().seconds(),
            outcome.id()));
  }

  private static String found(Outcome outcome) {
    if (outcome instanceof Score score) {
      return String.format(Locale.ROOT, "raw %.4f, score %.4f", score.raw(), score.score());
    }
    Measurement whole = ((EvaluationResult) outcome).found().whole();
    return String.format(Locale.ROOT, "%s %.4f %s", whole.measure(), whole.value(), whole.unit());
  }

  private static String name(Job job) {
    return "job " + job.id() + " (" + job.spec().model() + " on " + job.spec().target() + ")";
  }
}
