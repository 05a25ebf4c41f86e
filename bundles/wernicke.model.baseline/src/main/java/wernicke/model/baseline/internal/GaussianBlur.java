package wernicke.model.baseline.internal;

/**
 * The blur of {@code scipy.ndimage.gaussian_filter1d} with its defaults: the density at whole
 * numbers up to 4 sigma (rounded) on each side, divided by its sum; beyond an end the sequence is
 * mirrored, end element repeated (mode {@code reflect}).
 */
final class GaussianBlur {
  private static final double TRUNCATE = 4;

  private final double[] weights;

  /**
   * A blur.
   *
   * @param sigma width in elements, above 0
   */
  GaussianBlur(double sigma) {
    int radius = (int) (TRUNCATE * sigma + 0.5);
    weights = new double[radius + 1];
    double sum = 0;
    for (int k = 0; k <= radius; k++) {
      weights[k] = StrictMath.exp(-0.5 * k * k / (sigma * sigma));
      sum += k == 0 ? weights[k] : 2 * weights[k];
    }
    for (int k = 0; k <= radius; k++) {
      weights[k] /= sum;
    }
  }

  /**
   * A sequence of {@code n} zeros with a one at {@code i}, blurred. The blur of an identity matrix
   * is symmetric, so this is both its row and its column {@code i}, and it sums to 1.
   */
  double[] unit(int i, int n) {
    double[] blurred = new double[n];
    for (int k = 1 - weights.length; k < weights.length; k++) {
      blurred[mirror(i + k, n)] += weights[Math.abs(k)];
    }
    return blurred;
  }

  private static int mirror(int i, int n) {
    int folded = Math.floorMod(i, 2 * n);
    return folded < n ? folded : 2 * n - 1 - folded;
  }
}
