package wernicke.store.internal.journal.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Setting;

/**
 * Settings of scores that version 0.1.0 stored, which kept them among the notes and in the job:
 * what the job named, where it is still there; otherwise what the notes tell.
 */
public final class OlderScore {
  private OlderScore() {}

  /**
   * The settings.
   *
   * @param id of the score
   * @param job that computed it, if it is there
   */
  public static Map<String, String> settings(
      String id, String benchmark, String metric, Map<String, String> notes, Optional<Job> job) {
    return job.filter(j -> j.result().equals(id))
        .map(j -> named(benchmark, j.spec()))
        .orElseGet(() -> told(benchmark, metric, notes));
  }

  private static Map<String, String> named(String benchmark, JobSpec spec) {
    Map<String, String> settings = new LinkedHashMap<>(spec.settings());
    settings.computeIfPresent(
        Setting.METRIC, (name, metric) -> isOf(benchmark, metric) ? null : metric);
    return settings;
  }

  /** Whether a benchmark's id ends in the metric, as those of 0.1.0 did. */
  private static boolean isOf(String benchmark, String metric) {
    return benchmark.endsWith("-" + metric);
  }

  private static Map<String, String> told(
      String benchmark, String metric, Map<String, String> notes) {
    Map<String, String> told = new LinkedHashMap<>(recording(notes.getOrDefault("recording", "")));
    told.put(Setting.METRIC, isOf(benchmark, metric) ? "" : metric);
    told.put(Setting.BEYOND, notes.getOrDefault("controls", "").replace(", ", ","));
    told.put(Setting.CONTEXT, notes.getOrDefault("context", "").replace("passage", ""));
    Map<String, String> settings = new LinkedHashMap<>();
    Setting.NAMES.forEach(name -> settings.put(name, told.getOrDefault(name, "")));
    settings.values().removeIf(String::isEmpty);
    return settings;
  }

  /** Out of what was recorded, such as {@code states:mean:window=20}. */
  private static Map<String, String> recording(String canonical) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String word : canonical.split(":", -1)) {
      int sign = word.indexOf('=');
      if (sign > 0) {
        settings.put(word.substring(0, sign), word.substring(sign + 1));
      } else if (word.equals("decoder-only")) {
        settings.put(word, Setting.YES);
      } else if (word.equals("mean") || word.equals("first")) {
        settings.put("pooling", word);
      }
    }
    return settings;
  }
}
