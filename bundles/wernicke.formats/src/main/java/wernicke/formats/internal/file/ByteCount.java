package wernicke.formats.internal.file;

import java.util.Locale;

/** Bytes for people. */
public final class ByteCount {
  private static final double UP = 999.95; // would be written 1000.0

  private ByteCount() {}

  /** {@code 12 B}, {@code 3.4 MB}: three digits or so, units of a thousand. */
  public static String text(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= UP && unit < 4) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", value, "kMGTP".charAt(unit));
  }
}
