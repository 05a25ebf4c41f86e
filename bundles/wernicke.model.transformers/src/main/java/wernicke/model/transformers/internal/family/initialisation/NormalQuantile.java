package wernicke.model.transformers.internal.family.initialisation;

/**
 * The inverse of the standard normal distribution function: Wichura 1988, Algorithm AS 241 (doi
 * 10.2307/2347330), PPND16, relative error 1e-16. Sums, products, one division and, in the tails,
 * {@link StrictMath}: the same bits everywhere.
 */
final class NormalQuantile {
  private static final double[] CENTRAL_NUMERATOR = {
    2509.0809287301227,
    33430.57558358813,
    67265.7709270087,
    45921.95393154987,
    13731.69376550946,
    1971.5909503065513,
    133.14166789178438,
    3.3871328727963665
  };

  private static final double[] CENTRAL_DENOMINATOR = {
    5226.495278852854,
    28729.085735721943,
    39307.89580009271,
    21213.794301586597,
    5394.196021424751,
    687.1870074920579,
    42.31333070160091,
    1
  };

  private static final double[] TAIL_NUMERATOR = {
    0.0007745450142783414,
    0.022723844989269184,
    0.2417807251774506,
    1.2704582524523684,
    3.6478483247632045,
    5.769497221460691,
    4.630337846156546,
    1.4234371107496835
  };

  private static final double[] TAIL_DENOMINATOR = {
    1.0507500716444169e-09,
    0.0005475938084995345,
    0.015198666563616457,
    0.14810397642748008,
    0.6897673349851,
    1.6763848301838038,
    2.053191626637759,
    1
  };

  private static final double CENTRE = 0.425;
  private static final double TAIL_SHIFT = 1.6;

  private NormalQuantile() {}

  /**
   * The number below which {@code (word + 1/2) / 2^32} of the distribution lies; at most 6.4 from
   * 0, never 0. (The algorithm's third range, beyond 7.6, cannot be reached.)
   *
   * @param word an unsigned word
   */
  static double of(int word) {
    double q = (Integer.toUnsignedLong(word) - 0x7FFFFFFF.8p0) * 0x1p-32;
    if (Math.abs(q) <= CENTRE) {
      return q * central(CENTRE * CENTRE - q * q);
    }
    double r = StrictMath.sqrt(-StrictMath.log(0.5 - Math.abs(q)));
    double tail = tail(r - TAIL_SHIFT);
    return q < 0 ? -tail : tail;
  }

  private static double central(double r) {
    return polynomial(CENTRAL_NUMERATOR, r) / polynomial(CENTRAL_DENOMINATOR, r);
  }

  private static double tail(double r) {
    return polynomial(TAIL_NUMERATOR, r) / polynomial(TAIL_DENOMINATOR, r);
  }

  /** Horner's scheme, the highest power first. */
  private static double polynomial(double[] coefficients, double r) {
    double value = coefficients[0];
    for (int i = 1; i < coefficients.length; i++) {
      value = value * r + coefficients[i];
    }
    return value;
  }
}
