package wernicke.metric.linear.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.LayerRecording;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Recording;
import wernicke.linalg.regression.PrincipalComponents;
import wernicke.linalg.regression.ZScores;

/**
 * What the settings {@code pca} and {@code zscore} do to features before a regression sees them, in
 * the order of the published Wehbe2014 pipeline (science.md section 3): principal components of the
 * words, words to scans, delays, z-scores within runs.
 */
record Preparation(Settings settings, Assembly assembly) {
  /**
   * The principal components of features, found on training rows, z-scored if set.
   *
   * @param features presentations x d
   * @param train presentations
   */
  Matrix components(Matrix features, int[] train) {
    return zscored(reduced(features, train));
  }

  /**
   * The principal components of a layer, found on the parts of training presentations, then aligned
   * with the responses and z-scored if set.
   *
   * @param layer parts or presentations x d
   * @param train presentations
   */
  Matrix components(LayerRecording layer, int[] train) {
    boolean parts = layer.rows() == Recording.Rows.PARTS;
    Matrix reduced = reduced(layer.values(), parts ? parts(train) : train);
    return zscored(new LayerRecording(reduced, layer.rows()).aligned(assembly));
  }

  private Matrix reduced(Matrix patterns, int[] train) {
    return PrincipalComponents.of(patterns, train, settings.components().orElseThrow());
  }

  private int[] parts(int[] train) {
    boolean[] trains = new boolean[assembly.stimuli().presentations().size()];
    for (int t : train) {
      trains[t] = true;
    }
    List<Part> parts = assembly.stimuli().parts();
    return IntStream.range(0, parts.size())
        .filter(i -> parts.get(i).presentation() >= 0 && trains[parts.get(i).presentation()])
        .toArray();
  }

  /** Features z-scored over the scored rows of each run, if that is set. */
  Matrix zscored(Matrix features) {
    return settings.zscore().map(by -> ZScores.within(features, runs(by))).orElse(features);
  }

  private List<int[]> runs(String by) {
    Map<String, List<Integer>> runs = new LinkedHashMap<>();
    for (int i : assembly.scored()) {
      Presentation presentation = assembly.stimuli().presentations().get(i);
      runs.computeIfAbsent(label(presentation, by), run -> new ArrayList<>()).add(i);
    }
    return runs.values().stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  private String label(Presentation presentation, String by) {
    String label = by.equals("passage") ? presentation.passage() : presentation.metadata().get(by);
    if (label == null) {
      throw new PluginException(
          assembly.dataset()
              + ": zscore="
              + by
              + " needs '"
              + by
              + "' of every scored presentation, but "
              + presentation.id()
              + " has none; it has "
              + Arrays.toString(presentation.metadata().keySet().stream().sorted().toArray()));
    }
    return label;
  }
}
