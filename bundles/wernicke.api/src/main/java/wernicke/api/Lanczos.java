package wernicke.api;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Lanczos interpolation from the onsets of words to the times of scans, as encoding models use it:
 * {@code lanczosinterp2D} of the Huth lab with its defaults (window 3; cut-off one over the mean
 * time between scans). There is one clock for all scans: runs whose clocks start anew would mix.
 */
final class Lanczos {
  private static final int WINDOW = 3;

  private final double[] words;
  private final double[] scans;

  private Lanczos(double[] words, double[] scans) {
    this.words = words;
    this.scans = scans;
  }

  /**
   * Interpolation from the parts to the presentations of stimuli.
   *
   * @throws PluginException if one of them has no time
   */
  static Lanczos of(Stimuli stimuli) {
    double[] words = stimuli.parts().stream().mapToDouble(Part::time).toArray();
    double[] scans = stimuli.presentations().stream().mapToDouble(p -> time(stimuli, p)).toArray();
    if (Arrays.stream(words).anyMatch(Double::isNaN) || scans.length < 2) {
      throw new PluginException(
          stimuli.id() + ": words=lanczos needs the time of every word and of two or more scans");
    }
    return new Lanczos(words, scans);
  }

  private static double time(Stimuli stimuli, Presentation presentation) {
    String time = presentation.metadata().get(Presentation.TIME);
    try {
      return Double.parseDouble(String.valueOf(time));
    } catch (NumberFormatException e) {
      throw new PluginException(
          "%s: words=lanczos needs the time of every scan, but %s has %s"
              .formatted(stimuli.id(), presentation.id(), time == null ? "none" : "'" + time + "'"),
          e);
    }
  }

  /**
   * Interpolates.
   *
   * @param layer parts x d; rows that hold a NaN (words without a state) count as zero
   * @return presentations x d
   */
  Matrix apply(Matrix layer) {
    if (layer.rows() != words.length) {
      throw new PluginException(
          "a recording of %d rows for %d parts".formatted(layer.rows(), words.length));
    }
    int d = layer.columns();
    double[] sums = new double[Math.multiplyExact(scans.length, d)];
    double cutoff = cutoff();
    float[] row = new float[d];
    for (int i = 0; i < words.length; i++) {
      layer.copyRow(i, row, 0);
      for (int t = 0; t < scans.length && finite(row); t++) {
        add(weight((scans[t] - words[i]) * cutoff), row, sums, t * d);
      }
    }
    float[] values = new float[sums.length];
    IntStream.range(0, values.length).forEach(i -> values[i] = (float) sums[i]);
    return Matrix.of(scans.length, d, values);
  }

  private static void add(double weight, float[] row, double[] sums, int start) {
    for (int j = 0; j < row.length && weight != 0; j++) {
      sums[start + j] += weight * row[j];
    }
  }

  private static boolean finite(float[] row) {
    for (float value : row) {
      if (Float.isNaN(value)) {
        return false;
      }
    }
    return true;
  }

  /** One over the mean time between scans. */
  private double cutoff() {
    return (scans.length - 1) / (scans[scans.length - 1] - scans[0]);
  }

  /** The kernel at a distance in scans. */
  static double weight(double t) {
    if (t == 0) {
      return 1;
    }
    double x = Math.PI * t;
    return Math.abs(t) > WINDOW ? 0 : WINDOW * Math.sin(x) * Math.sin(x / WINDOW) / (x * x);
  }
}
