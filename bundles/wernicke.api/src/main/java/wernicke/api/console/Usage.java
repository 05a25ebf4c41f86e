package wernicke.api.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a verb is written. Help, completion, the manual and the commands of Gogo are all made from
 * it.
 *
 * @param name of the verb: one word, or two as in {@code models pull}, of small letters, digits and
 *     dashes
 * @param summary one line
 * @param parameters in order; optional ones come last
 * @param options in any order, anywhere
 * @param examples commands that work as they stand, or nearly
 */
public record Usage(
    String name,
    String summary,
    List<Parameter> parameters,
    List<Option> options,
    List<Example> examples) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)?");

  public Usage {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' names no verb: one or two words of small letters, digits and dashes");
    }
    parameters = List.copyOf(parameters);
    options = List.copyOf(options);
    examples = List.copyOf(examples);
  }

  /**
   * A parameter without a name on the command line.
   *
   * @param name as help shows it
   * @param description one line
   * @param kinds what it may name; empty if nothing that could be completed
   * @param required whether it must be there
   * @param repeated whether any number of it may be there; only the last one
   */
  public record Parameter(
      String name, String description, List<Kind> kinds, boolean required, boolean repeated) {
    public Parameter {
      kinds = List.copyOf(kinds);
    }

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
   * @param kinds what the value may name; empty if nothing that could be completed
   */
  public record Option(String name, String value, String description, List<Kind> kinds) {
    public Option {
      kinds = List.copyOf(kinds);
    }

    /** Whether it has no value. */
    public boolean flag() {
      return value.isEmpty();
    }

    @Override
    public String toString() {
      return flag() ? "--" + name : "--" + name + " <" + value + ">";
    }
  }

  /**
   * A command to learn from.
   *
   * @param command from the verb on
   * @param meaning what it does, in a few words
   */
  public record Example(String command, String meaning) {}

  /** A verb without parameters. */
  public static Usage of(String name, String summary) {
    return new Usage(name, summary, List.of(), List.of(), List.of());
  }

  /** With a parameter that must be there. */
  public Usage parameter(String parameter, String description, Kind... kinds) {
    return with(new Parameter(parameter, description, List.of(kinds), true, false));
  }

  /** With a parameter that may be left out. */
  public Usage optional(String parameter, String description, Kind... kinds) {
    return with(new Parameter(parameter, description, List.of(kinds), false, false));
  }

  /** With any number of further parameters. */
  public Usage more(String parameter, String description, Kind... kinds) {
    return with(new Parameter(parameter, description, List.of(kinds), false, true));
  }

  /** With an option that has a value. */
  public Usage option(String option, String value, String description, Kind... kinds) {
    return with(new Option(option, value, description, List.of(kinds)));
  }

  /** With an option that has no value. */
  public Usage flag(String option, String description) {
    return with(new Option(option, "", description, List.of()));
  }

  /** With the flag that nearly every verb has. */
  public Usage json() {
    return flag("json", "print JSON instead of a table");
  }

  /** With a command to learn from. */
  public Usage example(String command, String meaning) {
    return new Usage(
        name, summary, parameters, options, joined(examples, new Example(command, meaning)));
  }

  /** The first word of its name. */
  public String head() {
    return name.replaceFirst(" .*", "");
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

  /** The option of that name. */
  public Optional<Option> option(String option) {
    return options.stream().filter(o -> o.name().equals(option)).findFirst();
  }

  /** Its parameters and options as they are written, in order. */
  public List<String> words() {
    return Stream.concat(
            parameters.stream().map(Parameter::toString), options.stream().map(o -> "[" + o + "]"))
        .toList();
  }

  /** One line such as {@code job <id> [--json]}. */
  public String line() {
    return name + words().stream().map(word -> " " + word).collect(Collectors.joining());
  }

  private Usage with(Parameter parameter) {
    return new Usage(name, summary, joined(parameters, parameter), options, examples);
  }

  private Usage with(Option option) {
    return new Usage(name, summary, parameters, joined(options, option), examples);
  }

  private static <T> List<T> joined(List<T> all, T last) {
    List<T> more = new ArrayList<>(all);
    more.add(last);
    return more;
  }
}
