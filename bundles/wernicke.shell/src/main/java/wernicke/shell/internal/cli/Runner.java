package wernicke.shell.internal.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;

/** Finds the verb, runs it, and turns whatever goes wrong into one line and an exit status. */
public final class Runner {
  private static final Logger log = LoggerFactory.getLogger(Runner.class);

  /** What people say to leave a prompt. */
  public static final Set<String> LEAVE = Set.of("exit", "quit", "logout", "bye");

  /** What other programs take in place of a verb. */
  private static final Map<String, String> SAME =
      Map.of("?", "help", "--help", "help", "-h", "help", "--version", "version");

  /** Characters of a complaint: what somebody typed is not repeated without end. */
  private static final int LONGEST = 2000;

  private final Map<String, Verb> verbs = new LinkedHashMap<>();

  /** Knows these verbs, in this order. */
  public Runner(List<Verb> verbs) {
    verbs.forEach(v -> this.verbs.put(v.usage().name(), v));
  }

  /** How every verb is written. */
  public List<Usage> usages() {
    return verbs.values().stream().map(Verb::usage).toList();
  }

  /**
   * Runs a command.
   *
   * @param words the verb and its arguments
   * @return the exit status
   */
  public int run(List<String> words, Terminal terminal) {
    int status = guarded(words, terminal);
    terminal.out().flush();
    terminal.err().flush();
    return status;
  }

  private int guarded(List<String> words, Terminal terminal) {
    try {
      return dispatch(words, terminal);
    } catch (UsageException e) {
      return complain(terminal, e.getMessage(), Exit.USAGE);
    } catch (PluginException e) {
      return complain(terminal, e.getMessage(), Exit.FAILED);
    } catch (InterruptedException | CancellationException e) {
      terminal.notice(e.getMessage() == null ? "interrupted" : e.getMessage());
      return Exit.INTERRUPTED;
    } catch (Exception | LinkageError e) {
      log.error("wernicke {}", String.join(" ", words), e);
      String line =
          "unexpected " + e + ": this is a defect, the log has the stack trace (see log/)";
      return complain(terminal, line, Exit.FAILED);
    }
  }

  private int dispatch(List<String> words, Terminal terminal)
      throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw nothing();
    }
    String name = SAME.getOrDefault(words.get(0), words.get(0));
    if (name.isBlank()) {
      throw nothing();
    } else if (LEAVE.contains(name)) {
      throw new UsageException("'" + name + "' alone leaves the prompt; 'stop' ends the service");
    }
    Verb verb = Ids.meant(name, verbs.keySet()).map(verbs::get).orElse(null);
    if (verb == null) {
      throw Suggest.unknown("verb", name, verbs.keySet(), "'help' lists the verbs");
    }
    List<String> rest = words.subList(1, words.size());
    if (rest.contains("--help") || rest.contains("-h")) {
      terminal.out().print(verb.usage().help(terminal.width()));
      return Exit.OK;
    }
    return verb.run(Arguments.parse(verb.usage(), rest), terminal);
  }

  private static UsageException nothing() {
    return new UsageException("say what to do: 'help' lists the verbs");
  }

  private static int complain(Terminal terminal, String line, int status) {
    String whole = line.replaceAll("\\s*\\R\\s*", " ");
    terminal.err().println(whole.length() > LONGEST ? whole.substring(0, LONGEST) + " ..." : whole);
    return status;
  }
}
