package wernicke.shell.internal.evaluation;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Terminal;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.shell.internal.job.Follower;
import wernicke.shell.internal.job.JobEvents;
import wernicke.shell.internal.service.Services;

/** Submits evaluations and follows them to their results. */
@Component(service = Evaluating.class)
public final class Evaluating {
  private final Services services;
  private final Follower follower;

  @Activate
  public Evaluating(@Reference Services services, @Reference JobEvents events) {
    this.services = services;
    this.follower = new Follower(services, events);
  }

  /** Submits a job. From now on it goes on by itself. */
  public Job submit(EvaluationSpec spec) {
    return services.jobs().submit(spec);
  }

  /**
   * Follows a job to its end.
   *
   * @throws wernicke.api.PluginException if it fails or is cancelled
   */
  public EvaluationResult follow(Job job, Terminal terminal) throws InterruptedException {
    String label = job.spec().model() + " by " + job.spec().target();
    Job last = follower.follow(job.id(), label, Follower.Patience.WAIT, terminal);
    return follower.outcome(last, EvaluationResult.class);
  }
}
