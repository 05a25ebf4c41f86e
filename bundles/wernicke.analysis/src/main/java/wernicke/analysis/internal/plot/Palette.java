package wernicke.analysis.internal.plot;

import java.util.List;
import java.util.Locale;

/**
 * Colours that colour-blind people tell apart (Okabe and Ito 2008); without its yellow, which is
 * faint on white.
 */
public final class Palette {
  public static final String MODEL = "#0072b2";
  public static final String CEILING = "#222222";
  public static final String EXPECTED = "#009e73";
  public static final String WARNING = "#b34700";
  public static final String TEXT = "#222222";
  public static final String SOFT = "#555555";
  public static final String GRID = "#e4e4e4";
  public static final String ZERO = "#777777";

  /** Okabe and Ito's, then Paul Tol's "muted" (2021); none of them is used for anything else. */
  private static final List<String> OTHERS =
      List.of(
          "#d55e00", "#cc79a7", "#e69f00", "#56b4e9", "#882255", "#999933", "#332288", "#44aa99",
          "#aa4499", "#661100");

  /** A turn of the colour circle that never comes back (golden angle), as a fraction. */
  private static final double GOLDEN = 0.38196601125;

  private Palette() {}

  /** The colour of the i-th control; no two are the same. */
  static String control(int i) {
    return i < OTHERS.size() ? OTHERS.get(i) : drawn(i - OTHERS.size());
  }

  /** The colour of the i-th model; no two are the same. */
  public static String model(int i) {
    return i == 0 ? MODEL : control(i - 1);
  }

  /** Further colours: around the circle, each round darker or paler. */
  private static String drawn(int i) {
    double saturation = i % 2 == 0 ? 0.75 : 0.45;
    double brightness = i % 3 == 0 ? 0.75 : i % 3 == 1 ? 0.5 : 0.62;
    return hex(0.08 + GOLDEN * i, saturation, brightness);
  }

  /** HSB to {@code #rrggbb}, without the desktop classes. */
  private static String hex(double hue, double saturation, double brightness) {
    StringBuilder colour = new StringBuilder("#");
    for (int n : new int[] {5, 3, 1}) {
      double k = (n + 6 * (hue - Math.floor(hue))) % 6;
      double part = Math.max(0, Math.min(1, Math.min(k, 4 - k)));
      long channel = Math.round(255 * brightness * (1 - saturation * part));
      colour.append(String.format(Locale.ROOT, "%02x", channel));
    }
    return colour.toString();
  }
}
