package wernicke.model.precomputed.internal.model;

import java.util.Locale;

/** How a probability is written. */
public enum Unit {
  /** Natural logarithm of the probability, not positive. */
  LN(-1 / Math.log(2)),
  /** Binary logarithm of the probability, not positive. */
  LOG2(-1),
  /** Surprisal in bits, not negative. */
  BITS(1),
  /** Surprisal in nats, not negative. */
  NATS(1 / Math.log(2));

  /** What rounding in float32 may make of a probability of one. */
  private static final double TOLERANCE = 1e-4;

  private final double factor;

  Unit(double factor) {
    this.factor = factor;
  }

  /** The word in the settings. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Surprisal in bits. */
  double bits(double value) {
    return factor * value;
  }

  /** Whether the value has the sign that a probability gives it in this unit. */
  boolean plausible(double value) {
    return bits(value) >= -TOLERANCE;
  }
}
