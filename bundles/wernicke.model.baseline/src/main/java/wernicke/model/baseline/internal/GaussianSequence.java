package wernicke.model.baseline.internal;

/**
 * Standard normal numbers, the same on every JVM and easy to repeat elsewhere: SplitMix64 (Steele,
 * Lea, Flood 2014, "Fast splittable pseudorandom number generators") and the Box-Muller transform.
 * Two outputs a, b give u = ((a >>> 11) + 1) 2^-53 and v = (b >>> 11) 2^-53, and these the numbers
 * sqrt(-2 ln u) cos(2 pi v) and sqrt(-2 ln u) sin(2 pi v), in this order.
 */
final class GaussianSequence {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private long state;
  private double spare = Double.NaN;

  GaussianSequence(long seed) {
    this.state = seed;
  }

  /** The next number. */
  double next() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(((nextBits() >>> 11) + 1) * UNIT));
    double angle = 2 * Math.PI * ((nextBits() >>> 11) * UNIT);
    spare = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }

  /** The next 64 bits of SplitMix64. */
  long nextBits() {
    state += GAMMA;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
