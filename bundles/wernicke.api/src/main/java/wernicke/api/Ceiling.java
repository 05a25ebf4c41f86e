package wernicke.api;

import java.util.List;

/**
 * How well the data can be predicted at all, or why that cannot be told.
 *
 * @param value the one number that a raw score is divided by; NaN if it cannot be told
 * @param method how it was estimated, in a few words; empty if it was not
 * @param neuroids one value per neuroid; empty if the method has none
 * @param missing why there is none, in a few words such as {@code there is a single subject}; empty
 *     if there is one
 */
public record Ceiling(double value, String method, List<Double> neuroids, String missing) {
  public Ceiling {
    neuroids = List.copyOf(neuroids);
  }

  /** A ceiling. */
  public Ceiling(double value, String method, List<Double> neuroids) {
    this(value, method, neuroids, "");
  }

  /** The data cannot tell, and that is why. */
  public static Ceiling none(String why) {
    return new Ceiling(Double.NaN, "", List.of(), why);
  }

  /** Whether there is one. */
  public boolean available() {
    return missing.isEmpty();
  }
}
