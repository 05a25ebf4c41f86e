package wernicke.linalg.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.PluginException;

/**
 * The responses of one subject.
 *
 * @param assembly the responses of all
 * @param columns the subject's neuroids in it, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record SubjectResponses(Assembly assembly, int[] columns) {
  /** The subjects in order of appearance; means over subjects together count as one. */
  static List<SubjectResponses> of(Assembly assembly) {
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    for (int v = 0; v < assembly.neuroids().size(); v++) {
      columns.computeIfAbsent(assembly.neuroids().get(v).subject(), s -> new ArrayList<>()).add(v);
    }
    return columns.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .map(own -> new SubjectResponses(assembly, own))
        .toList();
  }

  int first() {
    return columns[0];
  }

  int size() {
    return columns.length;
  }

  /** Those of some presentations that have a response of any of the neuroids. */
  int[] answered(int[] rows) {
    return Arrays.stream(rows)
        .filter(i -> Arrays.stream(columns).anyMatch(v -> present(i, v)))
        .toArray();
  }

  /** The neuroids that have a response to all of some presentations. */
  int[] complete(int[] rows) {
    return Arrays.stream(columns)
        .filter(v -> Arrays.stream(rows).allMatch(i -> present(i, v)))
        .toArray();
  }

  private boolean present(int row, int neuroid) {
    float value = assembly.values().get(row, neuroid);
    if (Float.isInfinite(value)) {
      throw new PluginException(
          assembly.dataset()
              + ": the response of neuroid "
              + assembly.neuroids().get(neuroid).id()
              + " to presentation "
              + assembly.stimuli().presentations().get(row).id()
              + " is infinite");
    }
    return !Float.isNaN(value);
  }

  /** Presentations x neuroids. */
  Matrix patterns(int[] rows, int[] neuroids) {
    float[] values = new float[Math.multiplyExact(rows.length, neuroids.length)];
    float[] row = new float[assembly.values().columns()];
    for (int i = 0; i < rows.length; i++) {
      assembly.values().copyRow(rows[i], row, 0);
      for (int v = 0; v < neuroids.length; v++) {
        values[i * neuroids.length + v] = row[neuroids[v]];
      }
    }
    return Matrix.of(rows.length, neuroids.length, values);
  }
}
