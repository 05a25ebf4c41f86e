package wernicke.shell.internal.verb;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Arrivals;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.console.internal.run.HelpText;
import wernicke.console.internal.run.Known;
import wernicke.console.internal.run.Offer;
import wernicke.console.internal.words.Suggest;

/** {@code help}: the verbs, or one of them in full. */
@Component(service = Verb.class, property = "service.ranking:Integer=670")
public final class HelpVerb implements Verb {
  private final KnownVerbs verbs;
  private final Arrivals arrivals;

  @Activate
  public HelpVerb(@Reference KnownVerbs verbs, @Reference Arrivals arrivals) {
    this.verbs = verbs;
    this.arrivals = arrivals;
  }

  @Override
  public Usage usage() {
    return Usage.of("help", "lists the verbs, or explains one")
        .more("verb", "the verb to explain, of one word or two", Kind.VERB)
        .example("help models pull", "all that 'models pull' takes");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    arrivals.settle(terminal);
    Known known = verbs.known();
    int columns = terminal.width();
    terminal
        .out()
        .print(
            arguments.all().isEmpty()
                ? list(known, columns)
                : explain(known, arguments.all(), columns));
    return Exit.OK;
  }

  private static String explain(Known known, List<String> words, int columns) {
    String name = String.join(" ", words);
    return known
        .find(name)
        .map(offer -> HelpText.of(offer, known, columns))
        .orElseGet(() -> family(known, name, columns));
  }

  /** What has no verb of its own but is the first word of some, as {@code completion}. */
  private static String family(Known known, String name, int columns) {
    List<Usage> family = known.family(name).stream().map(Offer::usage).toList();
    if (family.isEmpty()) {
      throw Suggest.unknown("verb", name, known.names(), "'help' lists the verbs");
    }
    return HelpText.list(family, columns);
  }

  private static String list(Known known, int columns) {
    return HelpText.list(known.usages().toList(), columns)
        + "\n'help <verb>' explains one with all its options\n";
  }
}
