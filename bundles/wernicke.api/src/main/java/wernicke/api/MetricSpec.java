package wernicke.api;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric with its settings, written {@code ridge:pca=10:penalties=-6..9}: the id, then words
 * {@code key=value}, all joined by colons. Which settings there are is the metric's matter ({@link
 * Metric#with}), but for {@code words} and {@code delays}, which change the alignment ({@link
 * Alignment#with}), and {@link #NEUROID}.
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
    String[] words = text.trim().split(":", -1);
    SortedMap<String, String> settings = new TreeMap<>();
    for (int i = 1; i < words.length; i++) {
      int sign = words[i].indexOf('=');
      if (sign < 1 || sign == words[i].length() - 1) {
        throw new PluginException(
            "metric '%s': cannot read '%s', expected key=value".formatted(text, words[i]));
      }
      if (settings.put(words[i].substring(0, sign), words[i].substring(sign + 1)) != null) {
        throw new PluginException("metric '%s': '%s' is there twice".formatted(text, words[i]));
      }
    }
    if (words[0].isEmpty()) {
      throw new PluginException("metric '" + text + "' has no id");
    }
    return new MetricSpec(words[0], settings);
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
    StringBuilder text = new StringBuilder(id);
    settings.forEach((key, value) -> text.append(':').append(key).append('=').append(value));
    return text.toString();
  }
}
