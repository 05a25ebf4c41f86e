package wernicke.shell.internal.gogo;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import wernicke.shell.internal.verb.Verbs;

/**
 * A command of Gogo for all verbs that begin with the same word.
 *
 * @param head that word
 */
record VerbFunction(Verbs verbs, String head) implements Function {
  /** Runs the verb; its exit status becomes that of the command. */
  @Override
  public Object execute(CommandSession session, List<Object> arguments) {
    List<String> words = new ArrayList<>(List.of(head));
    arguments.forEach(argument -> words.add(String.valueOf(argument)));
    Process process = Process.Utils.current();
    process.error(verbs.run(words, new GogoTerminal(session, process)));
    return null;
  }
}
