package wernicke.shell.internal.completion;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Arrivals;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.shell.internal.service.Services;
import wernicke.shell.internal.verb.KnownVerbs;

/** {@code completion words}: what the scripts of {@code completion} ask. */
@Component(service = Verb.class, property = "service.ranking:Integer=660")
public final class WordsVerb implements Verb {
  private final Completion completion;
  private final Arrivals arrivals;

  @Activate
  public WordsVerb(
      @Reference KnownVerbs verbs, @Reference Services services, @Reference Arrivals arrivals) {
    this.completion = new Completion(verbs::known, services);
    this.arrivals = arrivals;
  }

  @Override
  public Usage usage() {
    return Usage.of("completion words", "prints what may stand in place of the last word")
        .more("word", "of a command line, after --; the last one may be empty")
        .example("completion words -- score tiny", "models that begin so, a line each");
  }

  /** A word and, after a tab, what it is; files are left to the shell. */
  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    List<String> words = arguments.all();
    if (words.isEmpty()) {
      throw arguments.wrong("write the words after --");
    }
    arrivals.settle(terminal);
    String typed = words.get(words.size() - 1);
    completion.words(words, words.size() - 1).stream()
        .filter(candidate -> begins(candidate.word(), typed))
        .map(candidate -> (candidate.word() + "\t" + candidate.description()).strip())
        .forEach(terminal.out()::println);
    return Exit.OK;
  }

  private static boolean begins(String word, String typed) {
    return word.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
  }
}
