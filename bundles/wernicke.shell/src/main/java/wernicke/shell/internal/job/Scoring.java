package wernicke.shell.internal.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.PluginException;
import wernicke.api.console.Terminal;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Score;
import wernicke.report.internal.score.Controls;
import wernicke.shell.internal.job.Follower.Patience;
import wernicke.shell.internal.service.Services;

/** Submits jobs and follows them to their answers: a score, and the controls beside it. */
@Component(service = Scoring.class)
public final class Scoring {
  /** What a job ends in. */
  public record Answer(Score score, Controls controls) {}

  private static final long TICK = 500;

  private final Services services;
  private final Follower follower;

  @Activate
  public Scoring(@Reference Services services, @Reference JobEvents events) {
    this.services = services;
    this.follower = new Follower(services, events);
  }

  /** Submits a job, with its controls if it wants any. From now on it goes on by itself. */
  public Job submit(JobSpec spec) {
    return services.jobs().submit(spec);
  }

  /**
   * Follows a job and its controls to their end.
   *
   * @throws PluginException if the job fails or is cancelled; a control that does is reported
   */
  public Answer follow(Job job, Terminal terminal) throws InterruptedException {
    String label = job.spec().model() + " on " + job.spec().target();
    Job last = follower.follow(job.id(), label, Patience.WAIT, terminal);
    Controls controls = Controls.of(services.jobs().controls(job.id()), services.journal());
    return new Answer(follower.score(last), controls);
  }

  /**
   * What a job would take.
   *
   * @throws PluginException if it could not be done
   */
  public JobEstimate estimate(JobSpec spec, Terminal terminal) throws InterruptedException {
    CompletableFuture<JobEstimate> answer = services.jobs().estimate(spec);
    while (true) {
      try {
        return answer.get(TICK, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        terminal.check();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof PluginException reason
            ? reason
            : new IllegalStateException(e.getCause());
      }
    }
  }
}
