package wernicke.model.baseline.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.PluginException;

/** The ids of controls. */
final class ControlIds {
  private static final Pattern RANDOM = Pattern.compile("random-([1-9]\\d{0,5})");
  private static final Pattern OASM = Pattern.compile("oasm-(\\d{1,4}(?:\\.\\d{1,6})?)");

  private ControlIds() {}

  /**
   * The control of an id.
   *
   * @throws PluginException if there is none
   */
  static Control parse(String id) {
    return switch (id) {
      case "word-length" -> new WordLength();
      case "word-rate" -> new WordRate();
      case "position" -> new Position();
      default -> parameterised(id);
    };
  }

  private static Control parameterised(String id) {
    Matcher random = RANDOM.matcher(id);
    if (random.matches()) {
      return new RandomFeatures(Integer.parseInt(random.group(1)));
    }
    Matcher oasm = OASM.matcher(id);
    if (oasm.matches() && Double.parseDouble(oasm.group(1)) > 0) {
      return new Oasm(Double.parseDouble(oasm.group(1)));
    }
    throw new PluginException(
        "unknown control '"
            + id
            + "': use word-length, word-rate, position, random-<features> or oasm-<sigma>, such as"
            + " random-768 or oasm-2.2");
  }
}
