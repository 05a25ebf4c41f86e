package wernicke.doctor.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/**
 * Asks a health check on a thread that can be given up: a check that throws or hangs is a finding.
 *
 * @param most how long a check may look, however long it wants to
 */
record CheckUp(Duration most) {
  /** The longest that somebody who asks the doctor is kept waiting by one check. */
  static final Duration MOST = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(CheckUp.class);

  /** What the check sees, or why it sees nothing. */
  List<Finding> of(HealthCheck check) throws InterruptedException {
    FutureTask<List<Finding>> look = new FutureTask<>(check::look);
    Thread thread = new Thread(look, "wernicke-check-" + check.area());
    thread.setDaemon(true);
    thread.start();
    Duration patience = check.patience().compareTo(most) < 0 ? check.patience() : most;
    try {
      return look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("doctor: {} does not answer", check.area(), e);
      return List.of(
          Finding.wrong(
              check.area(),
              "no sign of life within "
                  + patience.toSeconds()
                  + " s: restart the service if this stays"));
    } catch (ExecutionException e) {
      LOG.error("doctor: {}", check.area(), e);
      return List.of(
          Finding.wrong(check.area(), "this check failed: " + e.getCause() + ", see log/"));
    } finally {
      look.cancel(true);
    }
  }
}
