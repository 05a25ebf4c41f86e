package wernicke.configuration.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * A setting that a component declares (OSGi Metatype, {@code AD}).
 *
 * @param id its name in the file
 * @param type of the specification, such as {@code Integer}
 * @param list whether it takes several values
 * @param min smallest number; empty if any
 * @param max largest number; empty if any
 */
record Setting(String id, String type, boolean list, String min, String max) {
  private static final Set<String> WHOLE = Set.of("Integer", "Long", "Short", "Byte");
  private static final Set<String> NUMBERS = Set.of("Double", "Float");

  static Setting of(Element ad) {
    String cardinality = ad.getAttribute("cardinality");
    return new Setting(
        ad.getAttribute("id"),
        ad.getAttribute("type"),
        !cardinality.isEmpty() && !cardinality.equals("0"),
        ad.getAttribute("min"),
        ad.getAttribute("max"));
  }

  /** What is wrong with a value, in a few words; empty if nothing is. */
  Optional<String> wrong(List<String> values) {
    boolean fits = (list || values.size() == 1) && values.stream().allMatch(this::takes);
    String given = list ? values.toString() : '"' + String.join(", ", values) + '"';
    return fits
        ? Optional.empty()
        : Optional.of("'%s' cannot be %s, it is %s".formatted(id, given, words()));
  }

  private boolean takes(String value) {
    if (type.equals("Boolean")) {
      return value.equals("true") || value.equals("false");
    }
    if (!WHOLE.contains(type) && !NUMBERS.contains(type)) {
      return true;
    }
    try {
      BigDecimal number = new BigDecimal(value);
      return (!WHOLE.contains(type) || whole(number))
          && (min.isEmpty() || number.compareTo(new BigDecimal(min)) >= 0)
          && (max.isEmpty() || number.compareTo(new BigDecimal(max)) <= 0);
    } catch (ArithmeticException | NumberFormatException e) {
      return false; // no such number
    }
  }

  private boolean whole(BigDecimal number) {
    return type.equals("Long")
        ? number.compareTo(BigDecimal.valueOf(number.longValueExact())) == 0
        : number.compareTo(BigDecimal.valueOf(number.intValueExact())) == 0;
  }

  private String words() {
    String one =
        WHOLE.contains(type)
            ? "a whole number"
            : NUMBERS.contains(type)
                ? "a number"
                : type.equals("Boolean") ? "true or false" : "a text";
    return (list ? "a list, each " : "")
        + one
        + (min.isEmpty() ? "" : " of at least " + min)
        + (max.isEmpty() ? "" : " of at most " + max);
  }
}
