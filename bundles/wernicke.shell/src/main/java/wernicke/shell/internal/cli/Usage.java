package wernicke.shell.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a verb is written.
 *
 * @param name of the verb
 * @param summary one line
 * @param parameters in order; optional ones come last
 * @param options in any order, anywhere
 */
public record Usage(String name, String summary, List<Parameter> parameters, List<Option> options) {
  private static final char UNBROKEN = '\u00A0';

  public Usage {
    parameters = List.copyOf(parameters);
    options = List.copyOf(options);
  }

  /**
   * A parameter without a name on the command line.
   *
   * @param name as help shows it
   * @param description one line
   * @param kind what it names
   * @param required whether it must be there
   * @param repeated whether any number of it may be there; only the last one
   */
  public record Parameter(
      String name, String description, Kind kind, boolean required, boolean repeated) {
    @Override
    public String toString() {
      return required ? "<" + name + ">" : "[" + name + (repeated ? " ...]" : "]");
    }
  }

  /**
   * An option {@code --name} or {@code --name value}.
   *
   * @param name without the dashes
   * @param value what the value is called; empty for a flag
   * @param description one line
   * @param kind what the value names; null if nothing that could be completed
   */
  public record Option(String name, String value, String description, Kind kind) {
    /** Whether it has no value. */
    public boolean flag() {
      return value.isEmpty();
    }

    @Override
    public String toString() {
      return flag() ? "--" + name : "--" + name + " <" + value + ">";
    }
  }

  /** A verb without parameters. */
  public static Usage of(String name, String summary) {
    return new Usage(name, summary, List.of(), List.of());
  }

  /** With a parameter that must be there. */
  public Usage parameter(String parameter, String description, Kind kind) {
    return with(new Parameter(parameter, description, kind, true, false));
  }

  /** With a parameter that may be left out. */
  public Usage optional(String parameter, String description, Kind kind) {
    return with(new Parameter(parameter, description, kind, false, false));
  }

  /** With any number of further parameters. */
  public Usage more(String parameter, String description, Kind kind) {
    return with(new Parameter(parameter, description, kind, false, true));
  }

  /** What the parameter at a place is, counted from 0; empty if there is none. */
  public Optional<Parameter> at(int place) {
    if (parameters.isEmpty()) {
      return Optional.empty();
    }
    Parameter last = parameters.get(parameters.size() - 1);
    return place < parameters.size()
        ? Optional.of(parameters.get(place))
        : Optional.of(last).filter(Parameter::repeated);
  }

  /** With an option that has a value. */
  public Usage option(String option, String value, String description, Kind kind) {
    return with(new Option(option, value, description, kind));
  }

  /** With an option that has no value. */
  public Usage flag(String option, String description) {
    return with(new Option(option, "", description, null));
  }

  /** With the flag that nearly every verb has. */
  public Usage json() {
    return flag("json", "print JSON instead of a table");
  }

  /** The option of that name. */
  public Optional<Option> option(String option) {
    return options.stream().filter(o -> o.name().equals(option)).findFirst();
  }

  /** One line such as {@code job <id> [--json]}. */
  public String line() {
    return name + rest().map(word -> " " + word).collect(Collectors.joining());
  }

  private Stream<String> rest() {
    return Stream.concat(
        parameters.stream().map(Parameter::toString), options.stream().map(o -> "[" + o + "]"));
  }

  /**
   * Several lines: the line, the summary, every parameter and option.
   *
   * @param columns width of the terminal; 0 if there is none
   */
  public String help(int columns) {
    int width =
        Math.max(
            parameters.stream().mapToInt(p -> p.toString().length()).max().orElse(0),
            options.stream().mapToInt(o -> o.toString().length()).max().orElse(0));
    List<String> lines = new ArrayList<>(synopsis(columns));
    lines.addAll(Wrapped.lines("", summary, columns));
    parameters.forEach(p -> lines.addAll(row(p.toString(), p.description(), width, columns)));
    options.forEach(o -> lines.addAll(row(o.toString(), o.description(), width, columns)));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** The line, broken between its parts and not in them. */
  private List<String> synopsis(int columns) {
    String whole = rest().map(word -> word.replace(' ', UNBROKEN)).collect(Collectors.joining(" "));
    return Wrapped.lines(name + " ", whole, columns).stream()
        .map(line -> line.replace(UNBROKEN, ' '))
        .toList();
  }

  private static List<String> row(String name, String description, int width, int columns) {
    return Wrapped.lines("  " + name + " ".repeat(width - name.length() + 2), description, columns);
  }

  private Usage with(Parameter parameter) {
    List<Parameter> all = new ArrayList<>(parameters);
    all.add(parameter);
    return new Usage(name, summary, all, options);
  }

  private Usage with(Option option) {
    List<Option> all = new ArrayList<>(options);
    all.add(option);
    return new Usage(name, summary, parameters, all);
  }
}
