package wernicke.analysis.internal.plot;

import java.util.Locale;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.draw.Mark;

/**
 * From values to colours that colour-blind people tell apart too.
 *
 * <p>{@link #VIRIDIS}: equal steps of a value are equal steps to the eye, also in grey (Smith and
 * van der Walt 2015, CC0; every eighth of matplotlib's 256 colours, straight lines between). {@link
 * #DIVERGING}: for values on both sides of zero, which is nearly white; blue below, red above
 * (ColorBrewer's RdBu, Cynthia Brewer 2002, Apache-2.0).
 */
public enum ColourMap {
  VIRIDIS(
      "440154 470d60 48186a 482374 472d7b 453681 424086 3f4989 3b528b 375a8d 33638d 2f6a8e 2c728e"
          + " 297a8e 26818e 23898e 21908c 1f988b 1f9f88 21a685 28ae80 31b57b 3ebc74 4cc26c"
          + " 5dc963 6ece58 82d34c 96d83f abdc32 c0df24 d5e21a eae51a fde725"),
  DIVERGING("053061 2166ac 4393c3 92c5de d1e5f0 f7f7f7 fddbc7 f4a582 d6604d b2182b 67001f");

  /** Where there is no value. */
  public static final String NONE = "#dddddd";

  private static final int LEVELS = 255;
  private static final int DIGITS = 7;

  private final String colours; // six digits each, a blank between

  ColourMap(String colours) {
    this.colours = colours;
  }

  /** The map for some values: diverging if any of them is below zero. */
  public static ColourMap of(DoubleStream values) {
    return values.anyMatch(v -> v < 0) ? DIVERGING : VIRIDIS;
  }

  /** A scale for values: around zero for the diverging map. */
  public Scale scale(double[] values, double bottom, double top) {
    DoubleStream shown = DoubleStream.of(values);
    DoubleStream mirrored =
        this == DIVERGING ? DoubleStream.of(values).map(v -> -v) : DoubleStream.empty();
    return Scale.of(DoubleStream.concat(shown, mirrored), bottom, top);
  }

  /** The colour of a value on a scale, one of 256; grey for NaN. */
  public String of(double value, Scale scale) {
    return Double.isNaN(value) ? NONE : at((value - scale.low()) / (scale.high() - scale.low()));
  }

  /** The colour at a fraction of the way from the lowest to the highest. */
  public String at(double fraction) {
    double clamped = Math.max(0, Math.min(1, fraction));
    double place = Math.rint(clamped * LEVELS) / LEVELS * (count() - 1);
    int below = Math.min(count() - 2, (int) place);
    StringBuilder colour = new StringBuilder("#");
    for (int digit = 0; digit < 6; digit += 2) {
      int low = channel(colour(below), digit);
      int high = channel(colour(below + 1), digit);
      long mixed = Math.round(low + (place - below) * (high - low));
      colour.append(String.format(Locale.ROOT, "%02x", mixed));
    }
    return colour.toString();
  }

  private int count() {
    return (colours.length() + 1) / DIGITS;
  }

  private String colour(int i) {
    return colours.substring(i * DIGITS, i * DIGITS + DIGITS - 1);
  }

  private static int channel(String colour, int digit) {
    return Integer.parseInt(colour.substring(digit, digit + 2), 16);
  }

  /**
   * What can be read on a colour: black or white, whichever has the larger contrast, which is at
   * least 4.5 (WCAG 2.1).
   */
  public static String contrast(String colour) {
    double ground = luminance(colour) + 0.05;
    return ground / 0.05 > 1.05 / ground ? "#000000" : Mark.WHITE;
  }

  /** Relative luminance of {@code #rrggbb}, from 0 to 1. */
  static double luminance(String colour) {
    return 0.2126 * linear(channel(colour, 1))
        + 0.7152 * linear(channel(colour, 3))
        + 0.0722 * linear(channel(colour, 5));
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
