package wernicke.shell.internal.verb;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Ids;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Suggest;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.cli.Wrapped;

/** {@code help}: the verbs, or one of them in full. */
final class Help implements Verb {
  private final Supplier<List<Usage>> verbs;

  Help(Supplier<List<Usage>> verbs) {
    this.verbs = verbs;
  }

  @Override
  public Usage usage() {
    return Usage.of("help", "lists the verbs, or explains one")
        .optional("verb", "the verb to explain", Kind.VERB);
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Optional<String> verb = arguments.find(0);
    terminal
        .out()
        .print(verb.isPresent() ? explain(verb.get(), terminal.width()) : list(terminal.width()));
    return Exit.OK;
  }

  private String explain(String verb, int columns) {
    List<String> names = verbs.get().stream().map(Usage::name).toList();
    Optional<String> meant = Ids.meant(verb, names);
    return verbs.get().stream()
        .filter(u -> meant.filter(u.name()::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> Suggest.unknown("verb", verb, names, "'help' lists the verbs"))
        .help(columns);
  }

  private String list(int columns) {
    int width = verbs.get().stream().mapToInt(u -> u.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Usage usage : verbs.get()) {
      String start = usage.name() + " ".repeat(width - usage.name().length() + 2);
      for (String line : Wrapped.lines(start, usage.summary(), columns)) {
        text.append(line).append('\n');
      }
    }
    return text.append("\n'help <verb>' explains one with all its options\n").toString();
  }
}
