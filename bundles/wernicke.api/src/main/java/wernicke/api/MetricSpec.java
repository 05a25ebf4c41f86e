package wernicke.api;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric with its settings, {@link Written} {@code ridge:pca=10:penalties=-6..9}. Which settings
 * there are is the metric's matter ({@link Metric#with}), but for {@code words} and {@code delays},
 * which change the alignment ({@link Alignment#with}), and {@link #NEUROID}.
 *
 * @param id id of the metric
 * @param settings key to value, by key
 */
public record MetricSpec(String id, SortedMap<String, String> settings) {
  /** Setting: the id or measure of the only neuroids to compare with. */
  public static final String NEUROID = "neuroid";

  public MetricSpec {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * Reads the written form.
   *
   * @throws PluginException if there is no id, a word is not {@code key=value}, or a key is there
   *     twice
   */
  public static MetricSpec parse(String text) {
    Written written = Written.parse("metric", text);
    return new MetricSpec(written.id(), written.settings());
  }

  /** The settings that are the metric's own. */
  public Map<String, String> own() {
    SortedMap<String, String> own = new TreeMap<>(settings);
    own.keySet().removeAll(Alignment.SETTINGS);
    own.remove(NEUROID);
    return own;
  }

  @Override
  public String toString() {
    return new Written(id, settings).toString();
  }
}
