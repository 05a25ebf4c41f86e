package wernicke.scorer.internal.cost;

/**
 * A number of seconds that is not known exactly.
 *
 * @param low hardly less
 * @param likely most likely
 * @param high hardly more
 */
public record Span(double low, double likely, double high) {
  public static final Span NONE = new Span(0, 0, 0);

  /** That many seconds, give or take a factor. */
  static Span about(double seconds, double factor) {
    return new Span(seconds / factor, seconds, seconds * factor);
  }

  /** One after the other. */
  public Span plus(Span other) {
    return new Span(low + other.low, likely + other.likely, high + other.high);
  }
}
