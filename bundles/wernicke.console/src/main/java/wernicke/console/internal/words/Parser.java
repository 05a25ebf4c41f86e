package wernicke.console.internal.words;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.console.Arguments;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;

/** Reads what was written after a verb, and checks it against its {@link Usage}. */
public final class Parser {
  private final Usage usage;
  private final List<String> values = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  private Parser(Usage usage) {
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
    Parser parser = new Parser(usage);
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      if (word.equals("--")) {
        rest.forEachRemaining(parser.values::add);
      } else if (word.startsWith("--")) {
        parser.option(word.substring(2), rest);
      } else {
        parser.values.add(word);
      }
    }
    parser.count();
    return new Arguments(usage, parser.values, parser.options);
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

  private UsageException wrong(String complaint) {
    return new Arguments(usage, values, options).wrong(complaint);
  }
}
