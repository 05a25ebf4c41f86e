package wernicke.metric.correlation.internal;

/** The generator of {@code itests/oracles/linalg/data.py}. */
final class Draws {
  private long state;

  Draws(long seed) {
    this.state = seed;
  }

  /** Uniform in [-1, 1). */
  double[] symmetric(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      values[i] = 2 * ((state >>> 11) / 0x1.0p53) - 1;
    }
    return values;
  }
}
