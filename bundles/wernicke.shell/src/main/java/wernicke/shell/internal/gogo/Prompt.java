package wernicke.shell.internal.gogo;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import wernicke.shell.internal.verb.Verbs;

/** Runs a verb for the Gogo prompt. */
final class Prompt {
  private Prompt() {}

  /** Runs it; the exit status becomes that of the Gogo command. */
  static void run(Verbs verbs, CommandSession session, String verb, String[] arguments) {
    List<String> words = new ArrayList<>(List.of(verb));
    for (String argument : arguments) {
      words.add(String.valueOf(argument));
    }
    Process process = Process.Utils.current();
    process.error(verbs.run(words, new GogoTerminal(session, process)));
  }
}
