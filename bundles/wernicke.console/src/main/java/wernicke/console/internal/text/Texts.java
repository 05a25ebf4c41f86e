package wernicke.console.internal.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Numbers, hashes and times for people. */
public final class Texts {
  private static final int HASH = 12;

  private Texts() {}

  /** Four decimals; a dash for NaN. */
  public static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  /** An interval with four decimals: {@code [0.5207, 0.5586]}. */
  public static String interval(double low, double high) {
    return "[" + number(low) + ", " + number(high) + "]";
  }

  /** The first digits of a content hash; a dash for none. */
  public static String hash(String hex) {
    return hex.isEmpty() ? "-" : hex.substring(0, Math.min(HASH, hex.length()));
  }

  /** Date and time in UTC, to the second. */
  public static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** {@code 1 subject}, {@code 2 subjects}. */
  public static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
