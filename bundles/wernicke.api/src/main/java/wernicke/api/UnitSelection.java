package wernicke.api;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Some of the units of a model's layers, which together are kept as one layer, {@link
 * Recording#LOCALIZED}, in place of all layers.
 *
 * @param units layer name to the columns that are kept of it, ascending; in the model's order
 */
public record UnitSelection(Map<String, List<Integer>> units) {
  public UnitSelection {
    Map<String, List<Integer>> copy = new LinkedHashMap<>();
    units.forEach((layer, own) -> copy.put(layer, List.copyOf(own)));
    units = Collections.unmodifiableMap(copy);
  }

  /** Number of units. */
  public int size() {
    return units.values().stream().mapToInt(List::size).sum();
  }

  /** Keeps only the units, layer by layer, as one layer. */
  public Recording keep(Recording states) {
    int rows = states.layers().values().iterator().next().rows();
    int width = size();
    float[] kept = new float[Math.multiplyExact(rows, width)];
    int offset = 0;
    for (Map.Entry<String, List<Integer>> layer : units.entrySet()) {
      copy(states.layer(layer.getKey()), layer.getValue(), kept, offset, width);
      offset += layer.getValue().size();
    }
    Map<String, String> notes = new HashMap<>(states.notes());
    notes.put("localizer", width + " units: " + byLayer());
    return new Recording(
        states.rows(), Map.of(Recording.LOCALIZED, Matrix.of(rows, width, kept)), notes);
  }

  private static void copy(Matrix from, List<Integer> units, float[] to, int offset, int width) {
    float[] row = new float[from.columns()];
    for (int i = 0; i < from.rows(); i++) {
      from.copyRow(i, row, 0);
      for (int j = 0; j < units.size(); j++) {
        to[i * width + offset + j] = row[units.get(j)];
      }
    }
  }

  private String byLayer() {
    return units.entrySet().stream()
        .map(layer -> layer.getValue().size() + " of " + layer.getKey())
        .collect(Collectors.joining(", "));
  }
}
