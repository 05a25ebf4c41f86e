package wernicke.api.health;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at one part of the running service; changes nothing. Register it as an OSGi service of the
 * bundle that does the work; {@code doctor} asks every one of them, each on a thread of its own and
 * with a deadline, so that a check that hangs is a finding too. The property {@code
 * service.ranking} orders them: the highest is asked first.
 *
 * <p>Whoever watches a folder or works off a queue registers one that tells whether it is alive,
 * and lists everything that lies there and is not served, with the reason.
 */
@ConsumerType
public interface HealthCheck {
  /** What it is about, one word. */
  String area();

  /**
   * How long it may look. Only one that has to do what takes long at first, such as to load a
   * library, needs more than this.
   */
  default Duration patience() {
    return Duration.ofSeconds(10);
  }

  /**
   * What it sees, in the order in which people should read it.
   *
   * @throws InterruptedException if nobody waits for the answer any more
   */
  List<Finding> look() throws InterruptedException;
}
