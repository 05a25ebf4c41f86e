package wernicke.analysis.internal.neuroid;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import wernicke.analysis.internal.space.Places;
import wernicke.api.Neuroid;
import wernicke.api.job.Score;
import wernicke.api.report.NeuroidTable;

/** What the numbers beside it are, as JSON. */
final class Axes {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private Axes() {}

  /** Of layers x neuroids; the metadata as columns, empty text where a neuroid has none. */
  static byte[] ofMatrix(NeuroidTable table) {
    Map<String, Object> all = source(table);
    all.put("axes", List.of("layer", "neuroid"));
    all.put("layers", table.layers());
    all.put("columns", table.columns().keySet());
    all.put("neuroids", neuroids(table.neuroids()));
    return bytes(all);
  }

  /** Of volumes, one per layer. */
  static byte[] ofVolumes(NeuroidTable table, Places places, Map<String, String> files) {
    Map<String, Object> all = source(table);
    all.put("axes", table.layers().size() == 1 ? "i j k" : "i j k layer");
    all.put("layers", table.layers());
    all.put("space", places.space() == Places.Space.MNI ? "MNI" : "as the affine says");
    all.put("affine", places.grid().affine().rows());
    all.put(
        "voxels",
        places.grid().regular()
            ? "one neuroid each"
            : "the mean of the nearest neuroids: they do not lie on a grid");
    all.put("neuroids", places.positions().size());
    all.put("neuroids_without_coordinates", table.neuroids().size() - places.positions().size());
    all.put("files", files);
    return bytes(all);
  }

  private static Map<String, Object> source(NeuroidTable table) {
    Score score = table.score();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("result", score.id());
    all.put("model", score.model());
    all.put("benchmark", score.benchmark());
    all.put("metric", score.metric());
    all.put("cv", score.cv());
    all.put("settings", score.settings());
    all.put("value", "mean over splits; NaN where there is none");
    all.put("version", score.version());
    return all;
  }

  private static Map<String, List<String>> neuroids(List<Neuroid> neuroids) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    columns.put("neuroid", neuroids.stream().map(Neuroid::id).toList());
    columns.put("subject", neuroids.stream().map(Neuroid::subject).toList());
    TreeSet<String> keys = new TreeSet<>();
    neuroids.forEach(n -> keys.addAll(n.metadata().keySet()));
    for (String key : keys) {
      columns.put(
          columns.containsKey(key) ? "neuroid_" + key : key,
          neuroids.stream().map(n -> n.metadata().getOrDefault(key, "")).toList());
    }
    return columns;
  }

  private static byte[] bytes(Object value) {
    return (GSON.toJson(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
