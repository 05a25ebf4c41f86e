package wernicke.model.transformers.internal.family.initialisation;

import java.nio.FloatBuffer;
import wernicke.api.Fingerprint;

/**
 * A sequence of standard normal numbers for each seed and name, of which any part can be had
 * without what comes before it: the same numbers on every machine and Java version.
 *
 * <p>Word {@code i % 4} of block {@code i / 4} of Philox4x32-10 (Salmon et al. 2011, doi
 * 10.1145/2063384.2063405), a counter-based generator, becomes the uniform number {@code (word +
 * 1/2) / 2^32}, and that the normal number {@code i} by the inverse of the normal distribution
 * ({@link NormalQuantile}). Key and upper half of the counter are a hash of seed and name.
 */
public final class NormalNumbers {
  private static final int ROUNDS = 10;
  private static final long FIRST_MULTIPLIER = 0xD2511F53L;
  private static final long SECOND_MULTIPLIER = 0xCD9E8D57L;
  private static final int FIRST_WEYL = 0x9E3779B9;
  private static final int SECOND_WEYL = 0xBB67AE85;
  private static final int LANES = 4;

  private final long key;
  private final long stream;

  /** The numbers of a seed and a name. */
  public NormalNumbers(long seed, String name) {
    String hash = Fingerprint.of("transformers.untrained.stream/1").add(seed).add(name).hex();
    this.key = Long.parseUnsignedLong(hash, 0, 16, 16);
    this.stream = Long.parseUnsignedLong(hash, 16, 32, 16);
  }

  /**
   * Fills the rest of {@code target} with the numbers from {@code first} on, times {@code std}.
   *
   * @param first index of the first number, from 0
   */
  void fill(long first, double std, FloatBuffer target) {
    int[] words = new int[LANES];
    long block = first / LANES;
    int lane = (int) (first % LANES);
    while (target.hasRemaining()) {
      philox(block, stream, key, words);
      for (; lane < LANES && target.hasRemaining(); lane++) {
        target.put((float) (std * NormalQuantile.of(words[lane])));
      }
      lane = 0;
      block++;
    }
  }

  /**
   * Philox4x32-10.
   *
   * @param low lower half of the counter
   * @param high its upper half
   * @param words receives four words
   */
  static void philox(long low, long high, long key, int[] words) {
    int c0 = (int) low;
    int c1 = (int) (low >>> Integer.SIZE);
    int c2 = (int) high;
    int c3 = (int) (high >>> Integer.SIZE);
    int k0 = (int) key;
    int k1 = (int) (key >>> Integer.SIZE);
    for (int round = 0; round < ROUNDS; round++) {
      long first = FIRST_MULTIPLIER * Integer.toUnsignedLong(c0);
      long second = SECOND_MULTIPLIER * Integer.toUnsignedLong(c2);
      c0 = (int) (second >>> Integer.SIZE) ^ c1 ^ k0;
      c1 = (int) second;
      c2 = (int) (first >>> Integer.SIZE) ^ c3 ^ k1;
      c3 = (int) first;
      k0 += FIRST_WEYL;
      k1 += SECOND_WEYL;
    }
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
  }
}
