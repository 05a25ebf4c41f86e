package wernicke.formats.internal.table;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What stands before the decimals of a number. */
public enum Decimal {
  POINT("."),
  COMMA(",");

  private static final Pattern WITH_POINT =
      Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");
  private static final Pattern WITH_COMMA =
      Pattern.compile("[+-]?(?:\\d++(?:,\\d*+)?|,\\d++)(?:[eE][+-]?\\d++)?");

  /** What may as well be thousands: 1,234 or 12,345,678. */
  private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(?:,\\d{3})++");

  private final String mark;

  Decimal(String mark) {
    this.mark = mark;
  }

  /** The character. */
  public String mark() {
    return mark;
  }

  /**
   * A number, blanks around it ignored. Takes time proportional to the length of the text.
   *
   * @return empty if it is something else, written otherwise, or too large for a double
   */
  public OptionalDouble parse(String text) {
    String number = text.strip();
    if (!(this == POINT ? WITH_POINT : WITH_COMMA).matcher(number).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(this == POINT ? number : number.replace(',', '.'));
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The other one. */
  public Decimal other() {
    return this == POINT ? COMMA : POINT;
  }

  /** Whether a text can only be a number with a decimal comma. */
  static boolean onlyComma(String text) {
    String number = text.strip();
    return number.indexOf(',') >= 0
        && WITH_COMMA.matcher(number).matches()
        && !GROUPED.matcher(number).matches();
  }

  /** Whether a text is a number with a decimal point. */
  static boolean onlyPoint(String text) {
    String number = text.strip();
    return number.indexOf('.') >= 0 && WITH_POINT.matcher(number).matches();
  }

  /** Whether a text is a number, however it is written. */
  static boolean number(String text) {
    return POINT.parse(text).isPresent() || COMMA.parse(text).isPresent();
  }
}
