package wernicke.dataset.demo.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;

/**
 * The simulated subjects. Neuroid j responds y_j = R w_j . b + sqrt(1 - R^2) e_j: b the responses
 * to the features (uncorrelated, variance 1), w_j a random direction of unit length, e_j
 * independent standard normal noise; R = {@value #R_MAX} is the correlation of a neuroid with its
 * own signal.
 */
final class Listeners {
  static final int SUBJECTS = 6;
  static final int NEUROIDS_PER_SUBJECT = 30;
  static final int NEUROIDS = SUBJECTS * NEUROIDS_PER_SUBJECT;
  static final double R_MAX = 0.7;

  /** Of the weights; the noise has the next one. */
  private static final long SEED = 1;

  private Listeners() {}

  /** The columns, subject by subject. */
  static List<Neuroid> neuroids() {
    List<Neuroid> neuroids = new ArrayList<>();
    for (int j = 0; j < NEUROIDS; j++) {
      String subject = "simulated-" + (j / NEUROIDS_PER_SUBJECT + 1);
      String id = String.format(Locale.ROOT, "%s/%02d", subject, j % NEUROIDS_PER_SUBJECT + 1);
      neuroids.add(new Neuroid(id, subject, Map.of("roi", "simulated")));
    }
    return neuroids;
  }

  /**
   * Signal and noise.
   *
   * @param bold responses to the features, scans x features
   * @return scans x neuroids
   */
  static Matrix responses(double[][] bold) {
    double[][] weights = weights();
    double noise = Math.sqrt(1 - R_MAX * R_MAX);
    Gaussian random = new Gaussian(SEED + 1);
    float[] values = new float[bold.length * NEUROIDS];
    for (int j = 0; j < NEUROIDS; j++) {
      for (int t = 0; t < bold.length; t++) {
        double signal = R_MAX * dot(weights[j], bold[t]);
        values[t * NEUROIDS + j] = (float) (signal + noise * random.next());
      }
    }
    return Matrix.of(bold.length, NEUROIDS, values);
  }

  /** neuroids x features, rows of length 1. */
  static double[][] weights() {
    Gaussian random = new Gaussian(SEED);
    double[][] weights = new double[NEUROIDS][Features.COUNT];
    for (double[] row : weights) {
      for (int k = 0; k < row.length; k++) {
        row[k] = random.next();
      }
      double length = Math.sqrt(dot(row, row));
      for (int k = 0; k < row.length; k++) {
        row[k] /= length;
      }
    }
    return weights;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
