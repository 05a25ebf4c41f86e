package wernicke.analysis.internal.plot;

/** The part of a picture, in pixels, that has places side by side. */
public record Span(double left, double right, double top, double bottom) {
  /** The middle of place {@code i} of {@code n}. */
  double x(int i, int n) {
    return left + (i + 0.5) * room(n);
  }

  /** Width of each of {@code n} places. */
  public double room(int n) {
    return (right - left) / n;
  }
}
