package wernicke.scorer.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import wernicke.api.health.Finding;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;

/**
 * Whether the conductor still conducts: it is handed something to do, and has to do it soon.
 *
 * @param jobs the jobs that it drives, or drove
 */
record SignOfLife(ScheduledThreadPoolExecutor conductor, Collection<Job> jobs, Duration patience) {
  private static final String AREA = "jobs";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  SignOfLife(ScheduledThreadPoolExecutor conductor, Collection<Job> jobs) {
    this(conductor, jobs, PATIENCE);
  }

  List<Finding> findings() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    try {
      conductor.execute(done::countDown);
    } catch (RejectedExecutionException e) {
      return List.of(Finding.wrong(AREA, "the scorer stops: no job goes on"));
    }
    if (done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return List.of(
          Finding.fine(
              AREA,
              "%d run, %d are queued, %d wait for a plugin"
                  .formatted(
                      count(JobState.RUNNING), count(JobState.QUEUED), count(JobState.WAITING))));
    }
    return List.of(
        Finding.wrong(
            AREA,
            "the scorer has not moved for %d s, %d events wait for it: restart the service, jobs go on where they were"
                .formatted(patience.toSeconds(), conductor.getQueue().size())));
  }

  private long count(JobState state) {
    return jobs.stream().filter(job -> job.state() == state).count();
  }
}
