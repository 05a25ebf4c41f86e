package wernicke.hub.internal.verb;

import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;

/** The question before a download, once the licence was shown. */
final class Licence {
  private Licence() {}

  /** Whether the licence is accepted: by {@code --yes}, or by who sits there. */
  static boolean accepted(Arguments arguments, Terminal terminal) throws InterruptedException {
    if (arguments.flag("yes")
        || (terminal.interactive()
            && terminal.confirm("Accept the licence and download? [y/N] "))) {
      return true;
    }
    terminal
        .err()
        .println(
            terminal.interactive()
                ? "nothing was downloaded"
                : "nothing was downloaded: add --yes to accept the licence");
    return false;
  }

  /** The exit status of a no. */
  static int refused(Terminal terminal) {
    return terminal.interactive() ? Exit.FAILED : Exit.USAGE;
  }
}
