package wernicke.console.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wernicke.api.console.Usage;
import wernicke.console.internal.text.Wrapped;

/** What {@code help} and {@code --help} print. */
public final class HelpText {
  private static final char UNBROKEN = '\u00A0';

  private HelpText() {}

  /**
   * One verb: the line, the summary, every parameter, option and example.
   *
   * @param columns width of the terminal; 0 if there is none
   */
  public static String of(Usage usage, int columns) {
    int width =
        Stream.concat(usage.parameters().stream(), usage.options().stream())
            .mapToInt(word -> word.toString().length())
            .max()
            .orElse(0);
    List<String> lines = new ArrayList<>(synopsis(usage, columns));
    lines.addAll(Wrapped.lines("", usage.summary(), columns));
    usage
        .parameters()
        .forEach(p -> lines.addAll(row(p.toString(), p.description(), width, columns)));
    usage.options().forEach(o -> lines.addAll(row(o.toString(), o.description(), width, columns)));
    for (Usage.Example example : usage.examples()) {
      lines.add("");
      lines.addAll(Wrapped.lines("for example ", example.meaning() + ":", columns));
      lines.add("  " + example.command());
    }
    return joined(lines);
  }

  /** One verb, and those of two words that begin with it. */
  public static String of(Offer offer, Known known, int columns) {
    List<Usage> further = known.family(offer.name()).stream().map(Offer::usage).toList();
    String own = of(offer.usage(), columns);
    return further.isEmpty() ? own : own + "\n" + list(further, columns);
  }

  /** A line for each verb. */
  public static String list(List<Usage> usages, int columns) {
    int width = usages.stream().mapToInt(u -> u.name().length()).max().orElse(0);
    return joined(
        usages.stream()
            .flatMap(u -> row("", u.name(), u.summary(), width, columns).stream())
            .toList());
  }

  /** The line, broken between its parts and not in them. */
  private static List<String> synopsis(Usage usage, int columns) {
    String whole =
        usage.words().stream()
            .map(word -> word.replace(' ', UNBROKEN))
            .collect(Collectors.joining(" "));
    return Wrapped.lines(usage.name() + " ", whole, columns).stream()
        .map(line -> line.replace(UNBROKEN, ' '))
        .toList();
  }

  private static List<String> row(String name, String description, int width, int columns) {
    return row("  ", name, description, width, columns);
  }

  private static List<String> row(
      String indent, String name, String description, int width, int columns) {
    String start = indent + name + " ".repeat(width - name.length() + 2);
    return Wrapped.lines(start, description, columns);
  }

  private static String joined(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
