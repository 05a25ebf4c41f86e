package wernicke.shell.internal.verb;

import java.io.IOException;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;

/**
 * A verb that is a method of its family.
 *
 * @param usage how it is written
 * @param work what it does
 */
record Simple(Usage usage, Work work) implements Verb {
  /** What a verb does. */
  interface Work {
    int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException;
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    return work.run(arguments, terminal);
  }
}
