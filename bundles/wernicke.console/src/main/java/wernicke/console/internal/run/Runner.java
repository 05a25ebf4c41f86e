package wernicke.console.internal.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;
import wernicke.console.internal.words.Parser;
import wernicke.console.internal.words.Suggest;

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

  private static final String LIST = "'help' lists the verbs";

  private final Supplier<Known> verbs;
  private final Waiting waiting;

  /** Waits until verbs that are on their way have arrived. */
  public interface Waiting {
    void settle(Terminal terminal) throws InterruptedException;
  }

  /**
   * For verbs that come and go.
   *
   * @param verbs those of the moment
   * @param waiting what is done before a verb is called unknown
   */
  public Runner(Supplier<Known> verbs, Waiting waiting) {
    this.verbs = verbs;
    this.waiting = waiting;
  }

  /** For verbs that stay. */
  public static Runner of(Verb... verbs) {
    Known known = new Known(Stream.of(verbs).map(Offer::of).toList());
    return new Runner(() -> known, terminal -> {});
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

  private int dispatch(List<String> written, Terminal terminal)
      throws IOException, InterruptedException {
    if (written.isEmpty() || written.get(0).isBlank()) {
      throw new UsageException("say what to do: " + LIST);
    }
    String first = written.get(0);
    if (LEAVE.contains(first)) {
      throw new UsageException("'" + first + "' alone leaves the prompt; 'stop' ends the service");
    }
    List<String> words =
        Stream.concat(Stream.of(SAME.getOrDefault(first, first)), written.stream().skip(1))
            .toList();
    Known.Meant meant = meant(words, terminal);
    List<String> options = meant.rest().stream().takeWhile(word -> !word.equals("--")).toList();
    if (options.contains("--help") || options.contains("-h")) {
      terminal.out().print(HelpText.of(meant.offer(), verbs.get(), terminal.width()));
      return Exit.OK;
    } else if (options.contains("--version")) {
      return dispatch(List.of("version"), terminal);
    }
    return meant.offer().verb().run(Parser.parse(meant.offer().usage(), meant.rest()), terminal);
  }

  private Known.Meant meant(List<String> words, Terminal terminal) throws InterruptedException {
    Optional<Known.Meant> meant = sure(verbs.get(), words);
    if (meant.isEmpty()) {
      waiting.settle(terminal);
      meant = verbs.get().meant(words);
    }
    Known known = verbs.get();
    Known.Meant found = meant.orElseThrow(() -> unknown(known, words));
    refuse(known, found, words);
    return found;
  }

  /** Empty also where a verb that is still to come may be meant. */
  private static Optional<Known.Meant> sure(Known known, List<String> words) {
    return known.meant(words).filter(meant -> !doubtful(known, meant, words));
  }

  /** Whether a word follows a verb that takes none. */
  private static boolean doubtful(Known known, Known.Meant meant, List<String> words) {
    return meant.offer().name().indexOf(' ') < 0
        && meant.offer().usage().parameters().isEmpty()
        && known.second(words) > 0;
  }

  /** Refuses {@code models chat}: neither a verb, nor a word that {@code models} takes. */
  private static void refuse(Known known, Known.Meant meant, List<String> words) {
    List<Offer> family = known.family(meant.offer().name());
    if (doubtful(known, meant, words) && !family.isEmpty()) {
      throw none(meant.offer().name(), words.get(known.second(words)), family);
    }
  }

  private static UsageException none(String head, String second, List<Offer> family) {
    String actions =
        family.stream()
            .map(o -> o.name().substring(head.length() + 1))
            .collect(Collectors.joining(", "));
    return new UsageException(
        head + ": '" + second + "' is none of " + actions + "; 'help " + head + "' explains them");
  }

  private static UsageException unknown(Known known, List<String> words) {
    List<Offer> family = known.family(words.get(0));
    int second = known.second(words);
    if (family.isEmpty()) {
      return Suggest.unknown("verb", words.get(0), known.heads(), LIST);
    } else if (second > 0) {
      return none(family.get(0).usage().head(), words.get(second), family);
    }
    return new UsageException(
        words.get(0)
            + " is followed by another word: "
            + family.stream().map(Offer::name).collect(Collectors.joining(", ")));
  }

  private static int complain(Terminal terminal, String line, int status) {
    String whole = line.replaceAll("\\s*\\R\\s*", " ");
    terminal.err().println(whole.length() > LONGEST ? whole.substring(0, LONGEST) + " ..." : whole);
    return status;
  }
}
