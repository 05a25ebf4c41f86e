package wernicke.analysis.internal.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.words.Numbers;

/**
 * From values to pixels of the vertical axis. The range always includes zero and ends at ticks.
 *
 * @param low the value at the bottom
 * @param high the value at the top
 * @param step between ticks: 1, 2 or 5 times a power of ten
 * @param bottom pixel of {@code low}
 * @param top pixel of {@code high}
 */
public record Scale(double low, double high, double step, double bottom, double top) {
  private static final int TICKS = 6;

  /** A scale that shows all finite values. */
  public static Scale of(DoubleStream values, double bottom, double top) {
    double[] finite =
        DoubleStream.concat(DoubleStream.of(0), values).filter(Double::isFinite).toArray();
    double low = DoubleStream.of(finite).min().orElse(0);
    double high = DoubleStream.of(finite).max().orElse(0);
    if (low == high) {
      high = 1;
    }
    double step = step((high - low) / TICKS);
    return new Scale(
        Math.floor(low / step + 1e-9) * step,
        Math.ceil(high / step - 1e-9) * step,
        step,
        bottom,
        top);
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** The pixel of a value. */
  public double pixel(double value) {
    return bottom + (value - low) / (high - low) * (top - bottom);
  }

  /** The values that get a tick. */
  public List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (long i = Math.round(low / step); i <= Math.round(high / step); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A tick's value, with as many decimals as the step needs. */
  public String label(double tick) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    return Numbers.text(tick, decimals);
  }
}
