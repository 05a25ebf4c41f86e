package wernicke.api;

import java.util.List;

/**
 * How well the data can be predicted at all.
 *
 * @param value the one number that a raw score is divided by
 * @param method how it was estimated, in a few words
 * @param neuroids one value per neuroid; empty if the method has none
 */
public record Ceiling(double value, String method, List<Double> neuroids) {
  public Ceiling {
    neuroids = List.copyOf(neuroids);
  }
}
