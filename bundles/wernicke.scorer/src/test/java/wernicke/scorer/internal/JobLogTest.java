package wernicke.scorer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.scorer.internal.job.JobLog;

class JobLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(JobLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  private List<String> said() {
    return lines.list.stream().map(e -> e.getLevel() + " " + e.getFormattedMessage()).toList();
  }

  @Test
  void aLineForEachEventAndNoneForTheStepsBetween() {
    Instant now = Instant.EPOCH;
    Job job = new Job(3, AlignmentSpec.of("m", "b"), JobState.QUEUED, "", now, now, 0, "");
    JobLog.queued(job);
    Job running = job.with(JobState.RUNNING, "begins");
    JobLog.changed(job, running);
    JobLog.changed(running, running.with(JobState.RUNNING, "comparing one"));
    Job waiting = running.with(JobState.WAITING, "waits for the model 'm'");
    JobLog.changed(running, waiting);
    JobLog.changed(waiting, running);
    JobLog.changed(running, running.with(JobState.FAILED, "row 7 is NaN"));
    JobLog.changed(running, running.with(JobState.CANCELLED, "cancelled; what is computed stays"));
    JobLog.queued(running.takenUp());
    assertThat(said())
        .containsExactly(
            "INFO job 3 (m on b) is queued",
            "INFO job 3 (m on b) started",
            "INFO job 3 (m on b) waits for the model 'm'",
            "INFO job 3 (m on b) goes on",
            "INFO job 3 (m on b) failed: row 7 is NaN",
            "INFO job 3 (m on b) is cancelled",
            "INFO job 3 (m on b) is taken up after a restart");
  }

  /** What the scorer really does. */
  @Test
  void aJobFromQueueToScore() throws InterruptedException {
    try (World world = new World()) {
      Scorer scorer = world.start(ScorerTest.settings(4));
      Job job = scorer.submit(AlignmentSpec.of("m", "Toy-ridge"));
      ScorerTest.await(() -> scorer.find(job.id()).orElseThrow().state() == JobState.DONE);
      assertThat(said()).hasSize(3);
      assertThat(said().get(2))
          .startsWith("INFO job 1 (m on Toy-ridge) is done: raw 0.5000, score 1.0000, ")
          .contains(" s, result ");
    }
  }
}
