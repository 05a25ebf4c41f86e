package wernicke.api.console;

import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Service: waits for what is still arriving. After the start of the service, and whenever a folder
 * was dropped in, a plugin is there a moment later; a verb that looks for one by its id, or lists
 * them, waits here before it says that there is none.
 */
@ProviderType
public interface Arrivals {
  /**
   * Looks until it is found, or could no longer be on its way.
   *
   * @throws InterruptedException if nobody waits for the answer any more
   */
  <T> Optional<T> find(Supplier<Optional<T>> lookup, Terminal terminal) throws InterruptedException;

  /**
   * While the service is starting, waits until nothing has arrived for a moment; at any time, until
   * what has been seen has arrived or been refused.
   *
   * @throws InterruptedException if nobody waits for the answer any more
   */
  void settle(Terminal terminal) throws InterruptedException;
}
