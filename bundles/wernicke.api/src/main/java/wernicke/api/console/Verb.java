package wernicke.api.console;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One verb of the command line. Register it as an OSGi service of the bundle that does the work: it
 * is a command at the prompt, from the system's shell and in scripts, {@code help} lists it and TAB
 * completes it, for as long as the service is there. The property {@code service.ranking} orders
 * verbs in lists, the highest first; of two of the same name the higher is taken.
 */
@ConsumerType
public interface Verb {
  /**
   * Name, parameters and options: for parsing, help and completion. Asked once, when the service
   * arrives.
   */
  Usage usage();

  /**
   * Does the work, on the thread of whoever asked.
   *
   * @return the exit status, see {@link Exit}
   * @throws UsageException if an argument makes no sense: one line, exit status 2
   * @throws wernicke.api.PluginException if the work cannot be done: one line, exit status 1
   * @throws InterruptedException if nobody waits for the answer any more: exit status 130
   */
  int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException;

  /**
   * Words that TAB offers beside those of the {@link Kind}s: ids that only this bundle knows, or
   * the few words that an option takes. Answers at once.
   *
   * @param place name of the parameter or the option
   */
  default List<Candidate> words(String place) {
    return List.of();
  }
}
