package wernicke.analysis.internal.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.job.Score;
import wernicke.api.report.NeuroidTable;

/** Tables of neuroids to write and to draw. */
public final class Tables {
  private Tables() {}

  /** A table of the layers h.0, h.1 ..., one row of values each. */
  public static NeuroidTable of(List<Neuroid> neuroids, float[]... layers) {
    List<Score.Layer> scored = new ArrayList<>();
    float[] values = new float[layers.length * neuroids.size()];
    for (int i = 0; i < layers.length; i++) {
      scored.add(new Score.Layer("h." + i, 0.1 * i, 0.01));
      System.arraycopy(layers[i], 0, values, i * neuroids.size(), neuroids.size());
    }
    return new NeuroidTable(
        Scores.of("tiny-gpt2", scored, Map.of("s1", 0.1, "s2", 0.2), Map.of()),
        neuroids,
        scored.stream().map(Score.Layer::name).toList(),
        Matrix.of(layers.length, neuroids.size(), values),
        Collections.emptySortedMap());
  }

  /** The same table with one further column of one value throughout. */
  public static NeuroidTable with(NeuroidTable table, String column, float value) {
    float[] values = new float[table.layers().size() * table.neuroids().size()];
    Arrays.fill(values, value);
    TreeMap<String, Matrix> columns = new TreeMap<>(table.columns());
    columns.put(column, Matrix.of(table.layers().size(), table.neuroids().size(), values));
    return new NeuroidTable(
        table.score(), table.neuroids(), table.layers(), table.values(), columns);
  }

  /** A neuroid with metadata written as {@code key value key value ...}. */
  public static Neuroid neuroid(String id, String subject, String metadata) {
    Map<String, String> map = new TreeMap<>();
    String[] words = metadata.isEmpty() ? new String[0] : metadata.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      map.put(words[i], words[i + 1]);
    }
    return new Neuroid(id, subject, map);
  }
}
