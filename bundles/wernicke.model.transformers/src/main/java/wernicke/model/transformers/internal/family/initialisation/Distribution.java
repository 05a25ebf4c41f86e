package wernicke.model.transformers.internal.family.initialisation;

import java.nio.FloatBuffer;
import wernicke.api.Fingerprint;

/** How the elements of a tensor come about. */
public sealed interface Distribution {
  /**
   * Fills the rest of {@code target} with the elements from {@code first} on.
   *
   * @param numbers the tensor's own
   */
  void fill(NormalNumbers numbers, long first, FloatBuffer target);

  /** Adds what it is. */
  void describe(Fingerprint fingerprint);

  /** All elements are the same. */
  record Constant(double value) implements Distribution {
    @Override
    public void fill(NormalNumbers numbers, long first, FloatBuffer target) {
      while (target.hasRemaining()) {
        target.put((float) value);
      }
    }

    @Override
    public void describe(Fingerprint fingerprint) {
      fingerprint.add("constant").add(value);
    }
  }

  /**
   * Independent normal numbers of mean 0, but for a stretch of zeros, such as the vector of a
   * padding token.
   *
   * @param std standard deviation
   * @param zeroFrom first element of the stretch
   * @param zeroTo one past its last
   */
  record Normal(double std, long zeroFrom, long zeroTo) implements Distribution {
    /** Without zeros. */
    public static Normal of(double std) {
      return new Normal(std, 0, 0);
    }

    /** With a row of zeros, counted from 0. */
    static Normal withoutRow(double std, long row, long width) {
      return new Normal(std, row * width, (row + 1) * width);
    }

    @Override
    public void fill(NormalNumbers numbers, long first, FloatBuffer target) {
      int start = target.position();
      numbers.fill(first, std, target);
      long from = Math.max(0, zeroFrom - first);
      long to = Math.min(target.limit() - start, zeroTo - first);
      for (long i = from; i < to; i++) {
        target.put((int) (start + i), 0);
      }
    }

    @Override
    public void describe(Fingerprint fingerprint) {
      fingerprint.add("normal").add(std).add(zeroFrom).add(zeroTo);
    }
  }
}
