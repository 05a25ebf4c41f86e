package wernicke.endpoints.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.linalg.statistics.Contrast;

/**
 * The language units of a model: those, out of the units of all layers, whose states differ most
 * between sentences and non-words, by the absolute value of Welch's t (science.md section 6;
 * AlKhamissi et al. 2025, arXiv 2503.01830).
 */
final class Localizer {
  private final Map<String, int[]> units;

  private Localizer(Map<String, int[]> units) {
    this.units = units;
  }

  /**
   * Finds the units.
   *
   * @param states of the localizer's stimuli, one row per part
   * @param contrast the localizer: one response, positive for sentences
   * @param count how many units to keep
   * @throws PluginException if there are not so many that vary at all
   */
  static Localizer of(Recording states, Assembly contrast, int count) {
    boolean[] sentences = sentences(contrast);
    List<String> names = List.copyOf(states.layers().keySet());
    double[][] t =
        names.stream()
            .map(name -> Contrast.welch(states.layer(name), sentences))
            .toArray(double[][]::new);
    int[] best = Contrast.top(Arrays.stream(t).flatMapToDouble(Arrays::stream).toArray(), count);
    if (best.length < count) {
      throw new PluginException(
          "the model has %d units that tell sentences from non-words, not %d: ask for fewer"
              .formatted(best.length, count));
    }
    Arrays.sort(best);
    Map<String, int[]> units = new LinkedHashMap<>();
    int offset = 0;
    for (int i = 0; i < t.length; i++) {
      int from = offset;
      int to = offset + t[i].length;
      int[] own = Arrays.stream(best).filter(u -> u >= from && u < to).map(u -> u - from).toArray();
      units.put(names.get(i), own);
      offset = to;
    }
    return new Localizer(units);
  }

  private static boolean[] sentences(Assembly contrast) {
    boolean[] sentences = new boolean[contrast.stimuli().parts().size()];
    for (int i = 0; i < sentences.length; i++) {
      int presentation = contrast.stimuli().parts().get(i).presentation();
      sentences[i] = contrast.values().get(presentation, 0) > 0;
    }
    return sentences;
  }

  /** Keeps only the units, layer by layer, as one layer. */
  Recording keep(Recording states) {
    int rows = states.layers().values().iterator().next().rows();
    int width = units.values().stream().mapToInt(own -> own.length).sum();
    float[] kept = new float[Math.multiplyExact(rows, width)];
    int offset = 0;
    for (Map.Entry<String, int[]> layer : units.entrySet()) {
      copy(states.layer(layer.getKey()), layer.getValue(), kept, offset, width);
      offset += layer.getValue().length;
    }
    Map<String, String> notes = new HashMap<>(states.notes());
    notes.put("localizer", width + " units: " + byLayer());
    return new Recording(
        states.rows(), Map.of(Recording.LOCALIZED, Matrix.of(rows, width, kept)), notes);
  }

  private static void copy(Matrix from, int[] units, float[] to, int offset, int width) {
    float[] row = new float[from.columns()];
    for (int i = 0; i < from.rows(); i++) {
      from.copyRow(i, row, 0);
      for (int j = 0; j < units.length; j++) {
        to[i * width + offset + j] = row[units[j]];
      }
    }
  }

  private String byLayer() {
    List<String> names = List.copyOf(units.keySet());
    return String.join(
        ", ",
        IntStream.range(0, names.size())
            .mapToObj(i -> units.get(names.get(i)).length + " of " + names.get(i))
            .toList());
  }
}
