package wernicke.api;

import java.util.List;
import java.util.Map;

/**
 * What an evaluation found.
 *
 * @param measurements that of the whole first: it stands for the model where one number has to
 * @param notes lines that belong beside it
 */
public record Evaluated(List<Measurement> measurements, Map<String, String> notes) {
  public Evaluated {
    measurements = List.copyOf(measurements);
    notes = Map.copyOf(notes);
    if (measurements.isEmpty()) {
      throw new PluginException("an evaluation that measured nothing");
    }
  }

  /** That of the whole. */
  public Measurement whole() {
    return measurements.get(0);
  }

  /**
   * One number.
   *
   * @param part what it is of, such as a subject of an examination; empty for the whole
   * @param measure what is measured, such as {@code accuracy} or {@code loss}
   * @param unit such as {@code nats per token}; empty for a pure number
   * @param value NaN if there is none
   * @param n number of tokens, questions or items that it is taken over
   */
  public record Measurement(String part, String measure, String unit, double value, long n) {}
}
