package wernicke.analysis.internal.words;

import java.util.Locale;

/** Numbers for people. */
public final class Numbers {
  private Numbers() {}

  /** Three decimals, with a real minus sign. */
  public static String text(double value) {
    return text(value, 3);
  }

  /** So many decimals, with a real minus sign; none of it before zeros. */
  public static String text(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "n/a";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
    return text.matches("−[0.]+") ? text.substring(1) : text;
  }

  /** A value and its error, if there is one. */
  public static String text(double value, double error) {
    return Double.isNaN(error) ? text(value) : text(value) + " ± " + text(error);
  }
}
