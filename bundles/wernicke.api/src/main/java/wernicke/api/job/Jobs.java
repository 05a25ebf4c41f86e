package wernicke.api.job;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Service of the scorer: submit work and see how it goes. For changes listen to {@code
 * wernicke/job/*}.
 */
@ProviderType
public interface Jobs {
  /**
   * Accepts a job; it is in the store when this returns. Plugins that are not there are waited for.
   *
   * @throws wernicke.api.PluginException if the spec makes no sense (unreadable cross-validation,
   *     unknown context)
   */
  Job submit(JobSpec spec);

  /** All jobs, oldest first. */
  List<Job> list();

  /** One job. */
  Optional<Job> find(long id);

  /** Stops a job that is not finished; what it has stays. */
  Job cancel(long id);

  /** Takes a failed or cancelled job up again, from what it has. */
  Job retry(long id);
}
