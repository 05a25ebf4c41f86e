package wernicke.api;

import java.util.Map;

/**
 * What a metric finds for one layer.
 *
 * @param values splits x neuroids; NaN where a neuroid has no value in a split
 * @param presentations number of presentations that took part, after rows without a value were left
 *     out
 * @param details further numbers worth keeping, such as {@code alpha.0} for the penalty of split 0
 */
public record Comparison(Matrix values, int presentations, Map<String, Double> details) {
  public Comparison {
    details = Map.copyOf(details);
  }
}
