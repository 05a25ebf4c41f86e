package wernicke.dataset.demo.internal;

import java.util.List;

/**
 * The canonical hemodynamic response, a difference of two gamma densities (peak at 5 s, undershoot
 * at 15 s, ratio 1/6; Friston et al. 1998), at 2, 4, 6 and 8 s and nothing later: a linear map of
 * the four delays of the analysis, which therefore can find it exactly.
 */
final class Hemodynamics {
  /** Delays of the analysis and of the simulation, in scans. */
  static final List<Integer> DELAYS = List.of(1, 2, 3, 4);

  private static final int SECONDS_PER_SCAN = Story.SCAN_MILLIS / 1000;

  private Hemodynamics() {}

  /** The response at {@code seconds} to a brief event at 0. */
  static double response(double seconds) {
    return gamma(seconds, 6) - gamma(seconds, 16) / 6;
  }

  /** Density of the gamma distribution with a whole shape and scale 1. */
  private static double gamma(double t, int shape) {
    double density = StrictMath.exp(-t);
    for (int i = 1; i < shape; i++) {
      density *= t / i;
    }
    return density;
  }

  /** scans x features to scans x features; zeros before the first scan. */
  static double[][] convolve(double[][] heard) {
    double[][] bold = new double[heard.length][heard[0].length];
    for (int delay : DELAYS) {
      double gain = response(delay * (double) SECONDS_PER_SCAN);
      for (int t = delay; t < heard.length; t++) {
        for (int k = 0; k < bold[t].length; k++) {
          bold[t][k] += gain * heard[t - delay][k];
        }
      }
    }
    return bold;
  }
}
