package wernicke.shell.internal.cli;

import java.io.IOException;

/** One verb of the shell. It behaves the same at the Gogo prompt and from the system's shell. */
public interface Verb {
  /** Name, parameters and options: for parsing, help and completion. */
  Usage usage();

  /**
   * Does the work.
   *
   * @return the exit status, see {@link Exit}
   * @throws UsageException if an argument makes no sense: one line, exit status 2
   * @throws wernicke.api.PluginException if the work cannot be done: one line, exit status 1
   * @throws InterruptedException if nobody waits for the answer any more: exit status 130
   */
  int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException;
}
