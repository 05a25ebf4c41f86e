package wernicke.scorer.internal.alignment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.Assembly;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.UnitSelection;
import wernicke.linalg.statistics.Contrast;

/**
 * The language units of a model: those, out of the units of all layers, whose states differ most
 * between sentences and non-words, by the absolute value of Welch's t (science.md section 6;
 * AlKhamissi et al. 2025, arXiv 2503.01830).
 */
public final class Localizer {
  private Localizer() {}

  /**
   * Finds the units.
   *
   * @param states of the localizer's stimuli, one row per part
   * @param contrast the localizer: one response, positive for sentences
   * @param count how many units to keep
   * @throws PluginException if there are not so many that vary at all
   */
  static UnitSelection of(Recording states, Assembly contrast, int count) {
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
    Map<String, List<Integer>> units = new LinkedHashMap<>();
    int offset = 0;
    for (int i = 0; i < t.length; i++) {
      int from = offset;
      int to = offset + t[i].length;
      List<Integer> own =
          Arrays.stream(best).filter(u -> u >= from && u < to).map(u -> u - from).boxed().toList();
      units.put(names.get(i), own);
      offset = to;
    }
    return new UnitSelection(units);
  }

  private static boolean[] sentences(Assembly contrast) {
    boolean[] sentences = new boolean[contrast.stimuli().parts().size()];
    for (int i = 0; i < sentences.length; i++) {
      int presentation = contrast.stimuli().parts().get(i).presentation();
      sentences[i] = contrast.values().get(presentation, 0) > 0;
    }
    return sentences;
  }
}
