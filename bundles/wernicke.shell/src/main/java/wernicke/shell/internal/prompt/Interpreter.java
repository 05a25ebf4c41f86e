package wernicke.shell.internal.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wernicke.api.console.Terminal;
import wernicke.console.internal.run.Runner;

/**
 * Decides what a line means: a verb is run with its words as they are; a pipe, and a command that
 * only Gogo knows, is Gogo's. Whatever goes wrong is one line on the terminal, never an exception.
 */
final class Interpreter {
  /** Runs words as {@code ./wernicke} does. */
  interface Verbs {
    /** The names of all verbs. */
    Set<String> names();

    /** Runs a verb; complains about an unknown one. */
    void run(List<String> words, Terminal terminal);
  }

  /** Runs a line of the Gogo language. */
  interface Gogo {
    /** Whether there is a command of that name, with or without scope. */
    boolean knows(String command);

    /** Runs it. */
    void run(String line) throws Exception;
  }

  private static final String HELP = "?";

  private final Verbs verbs;
  private final Gogo gogo;

  Interpreter(Verbs verbs, Gogo gogo) {
    this.verbs = verbs;
    this.gogo = gogo;
  }

  /**
   * Runs a line.
   *
   * @param line as it was typed
   * @param words the same without quotes; empty words at its end do not count
   * @return whether the prompt goes on; false if the line says to leave
   */
  boolean run(String line, List<String> words, Terminal terminal) {
    List<String> said = words.stream().filter(w -> !w.isBlank()).toList();
    if (said.isEmpty()) {
      return true;
    } else if (said.size() == 1 && Runner.LEAVE.contains(said.get(0))) {
      return false;
    }
    String first = said.get(0);
    if (first.equals(HELP)) {
      List<String> help = new ArrayList<>(said);
      help.set(0, "help");
      verbs.run(help, terminal);
    } else if (piped(line) || (!verbs.names().contains(first) && gogo.knows(first))) {
      gogo(line, terminal);
    } else {
      verbs.run(words, terminal);
    }
    return true;
  }

  private void gogo(String line, Terminal terminal) {
    try {
      gogo.run(line);
    } catch (InterruptedException e) {
      terminal.err().println("interrupted");
    } catch (Exception | LinkageError | StackOverflowError e) {
      terminal.err().println("this line cannot be run: " + reason(e));
    }
    terminal.out().flush();
    terminal.err().flush();
  }

  private static String reason(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.replaceAll("\\s*\\R\\s*", " ");
  }

  /** Whether a bar stands outside quotes. */
  private static boolean piped(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '|') {
        return true;
      }
    }
    return false;
  }
}
