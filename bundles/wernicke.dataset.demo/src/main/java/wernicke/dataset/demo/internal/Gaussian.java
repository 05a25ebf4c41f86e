package wernicke.dataset.demo.internal;

/**
 * Standard normal numbers that are the same on every Java runtime: SplitMix64 (Steele, Lea and
 * Flood 2014) and the transform of Box and Muller (1958) in {@link StrictMath}. Not thread-safe.
 */
final class Gaussian {
  private long state;
  private double second;
  private boolean pending;

  Gaussian(long seed) {
    state = seed;
  }

  /** The next number: the cosine of a pair, then its sine. */
  double next() {
    if (pending) {
      pending = false;
      return second;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
    double angle = 2 * StrictMath.PI * uniform();
    second = radius * StrictMath.sin(angle);
    pending = true;
    return radius * StrictMath.cos(angle);
  }

  /** Uniform in (0, 1], 53 bits. */
  private double uniform() {
    return ((nextLong() >>> 11) + 1) * 0x1p-53;
  }

  /** The next 64 bits. */
  long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
