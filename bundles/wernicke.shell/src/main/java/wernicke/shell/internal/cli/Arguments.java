package wernicke.shell.internal.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was written after the verb, checked against its {@link Usage}. */
public final class Arguments {
  private final Usage usage;
  private final List<String> values = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  private Arguments(Usage usage) {
    this.usage = usage;
  }

  /**
   * Reads {@code --name value}, {@code --name=value} and flags anywhere; after {@code --}
   * everything is a parameter.
   *
   * @throws UsageException if an option is unknown or lacks its value, or there are too many or too
   *     few parameters
   */
  public static Arguments parse(Usage usage, List<String> words) {
    Arguments arguments = new Arguments(usage);
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (word.equals("--")) {
        rest.forEachRemaining(arguments.values::add);
      } else if (word.startsWith("--")) {
        arguments.option(word.substring(2), rest);
      } else {
        arguments.values.add(word);
      }
    }
    arguments.count();
    return arguments;
  }

  /** The parameter at that place, counted from 0; empty if it was left out. */
  public Optional<String> find(int index) {
    return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
  }

  /** The parameter at that place, counted from 0. */
  public String get(int index) {
    return find(index)
        .orElseThrow(() -> wrong("<" + usage.parameters().get(index).name() + "> is missing here"));
  }

  /** All parameters. */
  public List<String> all() {
    return List.copyOf(values);
  }

  /** The value of an option, if it was given. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Whether a flag was given. */
  public boolean flag(String name) {
    return options.containsKey(name);
  }

  /** A complaint that ends with how the verb is written. */
  public UsageException wrong(String complaint) {
    return new UsageException(usage.name() + ": " + complaint + "; usage: " + usage.line());
  }

  private void option(String word, Iterator<String> rest) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Usage.Option option = usage.option(name).orElseThrow(() -> unknown("--" + name));
    if (option.flag() && equals >= 0) {
      throw wrong("--" + name + " takes no value");
    } else if (option.flag()) {
      options.put(name, "");
    } else if (equals >= 0) {
      options.put(name, word.substring(equals + 1));
    } else if (rest.hasNext()) {
      options.put(name, rest.next());
    } else {
      throw wrong("--" + name + " needs a value, <" + option.value() + ">");
    }
  }

  /** A complaint about an option that is not there, with the nearest that is. */
  private UsageException unknown(String written) {
    List<String> known = usage.options().stream().map(o -> "--" + o.name()).toList();
    List<String> near = Suggest.near(written, known);
    return wrong(
        "there is no option "
            + written
            + (near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?"));
  }

  private void count() {
    int most = usage.parameters().size();
    if (values.size() > most && usage.at(values.size() - 1).isEmpty()) {
      String word = values.get(most);
      throw word.startsWith("-") && word.length() > 1
          ? unknown(word)
          : wrong("'" + word + "' is one word too many");
    }
    if (values.size() < usage.parameters().size()
        && usage.parameters().get(values.size()).required()) {
      throw wrong("<" + usage.parameters().get(values.size()).name() + "> is missing");
    }
  }
}
