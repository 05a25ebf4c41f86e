package wernicke.linalg.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.random.MersenneTwister;

/**
 * NumPy's legacy {@code RandomState(seed)}, draw for draw: MT19937 seeded with {@code
 * init_genrand}, bounded integers by masked rejection. scikit-learn and Brain-Score draw their
 * splits from it. Not thread-safe.
 */
public final class NumpyRandom {
  private final MersenneTwister twister;

  /**
   * @param seed not negative, as NumPy demands
   */
  public NumpyRandom(int seed) {
    if (seed < 0) {
      throw new IllegalArgumentException("a seed must not be negative: " + seed);
    }
    this.twister = new MersenneTwister(seed);
  }

  /** {@code randint(bound)}: uniform in [0, bound); {@code bound} 1 draws nothing. */
  public int below(int bound) {
    int max = bound - 1;
    if (max == 0) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int value = twister.nextInt() & mask;
    while (value > max) {
      value = twister.nextInt() & mask;
    }
    return value;
  }

  /** {@code random_sample()}: uniform in [0, 1), of 53 bits. */
  public double uniform() {
    int high = twister.nextInt() >>> 5;
    int low = twister.nextInt() >>> 6;
    return (high * 0x1p26 + low) / 0x1p53;
  }

  /** {@code permutation(n)}: 0 ... n-1 in random order (Fisher-Yates from the end). */
  public int[] permutation(int n) {
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = below(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** {@code choice(n, size, replace=False)}: {@code size} different indices below n. */
  public int[] sample(int n, int size) {
    return Arrays.copyOf(permutation(n), size);
  }
}
