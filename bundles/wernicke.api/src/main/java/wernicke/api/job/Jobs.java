package wernicke.api.job;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Service of the scorer: submit work and see how it goes. For changes listen to {@code
 * wernicke/job/*}.
 */
@ProviderType
public interface Jobs {
  /**
   * Accepts a job; it is in the store when this returns, and in the same transaction the jobs of
   * the controls beside it if it wants any. Plugins that are not there are waited for; if the
   * benchmark is not there yet, the controls are chosen once it is.
   *
   * @throws wernicke.api.PluginException if the spec makes no sense (unreadable cross-validation,
   *     unknown context)
   */
  Job submit(JobSpec spec);

  /**
   * What a job would take; nothing is recorded or stored. Ends with a {@link
   * wernicke.api.PluginException} if it could not be done, or not now.
   */
  CompletableFuture<JobEstimate> estimate(JobSpec spec);

  /** All jobs, oldest first. */
  List<Job> list();

  /** One job. */
  Optional<Job> find(long id);

  /** The jobs of the controls beside a job, oldest first. */
  List<Job> controls(long id);

  /** How a job stands; empty while nobody works on it or on a control of it. */
  Optional<JobStanding> standing(long id);

  /** Stops a job that is not finished, and its controls; what they have stays. */
  Job cancel(long id);

  /**
   * Takes a failed or cancelled job up again, from what it has, and its controls; of a finished job
   * the controls that failed or were cancelled.
   */
  Job retry(long id);
}
