package wernicke.api.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import wernicke.api.MetricSpec;
import wernicke.api.job.Score;
import wernicke.api.job.Setting;

/**
 * A column for each thing that was asked otherwise than the benchmark does, empty where it was not:
 * {@code layers beyond context pooling window overflow localizer decoder_only}, then {@code
 * metric_<setting>} for every setting of a metric that is not the benchmark's. Metric and
 * cross-validation have columns of their own.
 *
 * @param names of the columns
 */
public record SettingColumns(List<String> names) {
  private static final String OF_METRIC = "metric_";

  /** Those that are always there, for they are options of {@code score}. */
  private static final List<String> USUAL = List.of(MetricSpec.NEUROID, "pca");

  public SettingColumns {
    names = List.copyOf(names);
  }

  /** The columns of a table of scores. */
  public static SettingColumns of(Collection<Score> scores) {
    List<String> names = new ArrayList<>();
    Setting.NAMES.stream().filter(n -> !told(n)).map(SettingColumns::column).forEach(names::add);
    USUAL.forEach(setting -> names.add(OF_METRIC + setting));
    TreeSet<String> further = new TreeSet<>();
    scores.forEach(score -> further.addAll(values(score).keySet()));
    further.removeAll(names);
    names.addAll(further);
    return new SettingColumns(names);
  }

  /** One text for each column. */
  public List<String> row(Score score) {
    Map<String, String> values = values(score);
    return names.stream().map(name -> values.getOrDefault(name, "")).toList();
  }

  /** Column to text, where there is one. */
  private static Map<String, String> values(Score score) {
    Map<String, String> values = new LinkedHashMap<>();
    score.settings().forEach((name, value) -> values.put(column(name), value));
    values.remove(Setting.CV);
    String metric = values.remove(Setting.METRIC);
    if (metric != null) {
      MetricSpec.parse(metric).settings().forEach((key, v) -> values.put(OF_METRIC + key, v));
    }
    return values;
  }

  private static boolean told(String name) {
    return name.equals(Setting.METRIC) || name.equals(Setting.CV);
  }

  private static String column(String setting) {
    return setting.replace('-', '_');
  }
}
