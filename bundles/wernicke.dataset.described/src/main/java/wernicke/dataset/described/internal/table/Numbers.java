package wernicke.dataset.described.internal.table;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as tables write them. */
public final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d*+,\\d++(?:[eE][+-]?\\d++)?");

  private Numbers() {}

  /**
   * A decimal number with a point, blanks around it ignored.
   *
   * @return empty if it is something else, or too large for a double
   */
  public static OptionalDouble parse(String text) {
    String number = text.strip();
    if (!DECIMAL.matcher(number).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(number);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** What is wrong with a text that is no number, and what to do. */
  public static String complaint(String text) {
    String what = text.isBlank() ? "the cell is empty" : "'" + text + "' is not a number";
    if (COMMA.matcher(text.strip()).matches()) {
      return what + "; write decimals with a point";
    }
    return what + "; write a number, or add the word to 'missing'";
  }
}
