package wernicke.shell.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a verb is written.
 *
 * @param name of the verb
 * @param summary one line
 * @param parameters in order; optional ones come last
 * @param options in any order, anywhere
 */
public record Usage(String name, String summary, List<Parameter> parameters, List<Option> options) {
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
    List<String> words = new ArrayList<>(List.of(name));
    parameters.forEach(p -> words.add(p.toString()));
    options.forEach(o -> words.add("[" + o + "]"));
    return String.join(" ", words);
  }

  /** Several lines: the line, the summary, every parameter and option. */
  public String help() {
    int width =
        Math.max(
            parameters.stream().mapToInt(p -> p.toString().length()).max().orElse(0),
            options.stream().mapToInt(o -> o.toString().length()).max().orElse(0));
    String lines =
        parameters.stream().map(p -> row(p.toString(), p.description(), width)).collect(lines())
            + options.stream().map(o -> row(o.toString(), o.description(), width)).collect(lines());
    return line() + "\n" + summary + "\n" + lines;
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines() {
    return Collectors.joining();
  }

  private static String row(String name, String description, int width) {
    return "  " + name + " ".repeat(width - name.length() + 2) + description + "\n";
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
