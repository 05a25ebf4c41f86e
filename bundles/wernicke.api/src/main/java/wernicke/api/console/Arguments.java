package wernicke.api.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was written after the verb, as its {@link Usage} allows it. */
public final class Arguments {
  private final Usage usage;
  private final List<String> values;
  private final Map<String, String> options;

  /**
   * As they were read.
   *
   * @param usage how the verb is written
   * @param values of parameters, in order
   * @param options name to value; a flag's is empty
   */
  public Arguments(Usage usage, List<String> values, Map<String, String> options) {
    this.usage = usage;
    this.values = List.copyOf(values);
    this.options = new LinkedHashMap<>(options);
  }

  /** The parameter at that place, counted from 0; empty if it was left out. */
  public Optional<String> find(int index) {
    return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
  }

  /**
   * The parameter at that place, counted from 0.
   *
   * @throws UsageException if it was left out
   */
  public String get(int index) {
    return find(index)
        .orElseThrow(() -> wrong("<" + usage.parameters().get(index).name() + "> is missing here"));
  }

  /** All parameters. */
  public List<String> all() {
    return values;
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
}
