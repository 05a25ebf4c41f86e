package wernicke.shell.internal.verb;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Suggest;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;

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
    terminal.out().print(verb.isPresent() ? explain(verb.get()) : list());
    return Exit.OK;
  }

  private String explain(String verb) {
    List<String> names = verbs.get().stream().map(Usage::name).toList();
    return verbs.get().stream()
        .filter(u -> u.name().equals(verb))
        .findFirst()
        .orElseThrow(() -> Suggest.unknown("verb", verb, names, "'help' lists the verbs"))
        .help();
  }

  private String list() {
    int width = verbs.get().stream().mapToInt(u -> u.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Usage usage : verbs.get()) {
      text.append(usage.name())
          .append(" ".repeat(width - usage.name().length() + 2))
          .append(usage.summary())
          .append('\n');
    }
    return text.append("\n'help <verb>' explains one with all its options\n").toString();
  }
}
