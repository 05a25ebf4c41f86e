package wernicke.api;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something with its settings as people write it, {@code ridge:pca=10:penalties=-6..9}: the id,
 * then words {@code key=value}, all joined by colons.
 *
 * @param id of a metric or an evaluation
 * @param settings key to value, by key
 */
public record Written(String id, SortedMap<String, String> settings) {
  public Written {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * Reads it.
   *
   * @param what it is, for messages: {@code metric}
   * @throws PluginException if there is no id, a word is not {@code key=value}, or a key is there
   *     twice
   */
  public static Written parse(String what, String text) {
    String[] words = text.trim().split(":", -1);
    SortedMap<String, String> settings = new TreeMap<>();
    for (int i = 1; i < words.length; i++) {
      int sign = words[i].indexOf('=');
      if (sign < 1 || sign == words[i].length() - 1) {
        throw new PluginException(
            "%s '%s': cannot read '%s', expected key=value".formatted(what, text, words[i]));
      }
      if (settings.put(words[i].substring(0, sign), words[i].substring(sign + 1)) != null) {
        throw new PluginException("%s '%s': '%s' is there twice".formatted(what, text, words[i]));
      }
    }
    if (words[0].isEmpty()) {
      throw new PluginException("%s '%s' has no id".formatted(what, text));
    }
    return new Written(words[0], settings);
  }

  /** As it is written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(id);
    settings.forEach((key, value) -> text.append(':').append(key).append('=').append(value));
    return text.toString();
  }
}
