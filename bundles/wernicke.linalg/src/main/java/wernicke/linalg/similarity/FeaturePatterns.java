package wernicke.linalg.similarity;

import java.util.Arrays;
import java.util.List;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Split;

/** The features of one layer as patterns over the presentations that a subject saw. */
final class FeaturePatterns<G> {
  private final Geometry<G> geometry;
  private final Matrix features;

  /** What was asked for last: most subjects saw the same presentations. */
  private int[] rows = {};

  private G ofRows;

  private FeaturePatterns(Geometry<G> geometry, Matrix features) {
    this.geometry = geometry;
    this.features = features;
  }

  /** Checked features; see {@link SubjectSimilarity#compare}. */
  static <G> FeaturePatterns<G> of(
      Geometry<G> geometry, Matrix features, Assembly assembly, List<Split> splits) {
    if (features.rows() != assembly.values().rows()) {
      throw new PluginException(
          assembly.dataset()
              + ": features of "
              + features.rows()
              + " presentations cannot be compared with responses to "
              + assembly.values().rows());
    }
    float[] row = new float[features.columns()];
    for (int i : splits.stream().flatMapToInt(s -> Arrays.stream(s.test())).distinct().toArray()) {
      features.copyRow(i, row, 0);
      requireFinite(row, assembly, i);
    }
    return new FeaturePatterns<>(geometry, features);
  }

  private static void requireFinite(float[] row, Assembly assembly, int i) {
    for (int j = 0; j < row.length; j++) {
      if (!Float.isFinite(row[j])) {
        throw new PluginException(
            assembly.dataset()
                + ": feature "
                + j
                + " of presentation "
                + assembly.stimuli().presentations().get(i).id()
                + " is "
                + row[j]
                + ": patterns need a number for every scored presentation");
      }
    }
  }

  /** Those of some presentations that have a place in the geometry. */
  int[] defined(int[] presentations) {
    float[] row = new float[features.columns()];
    return Arrays.stream(presentations)
        .filter(
            i -> {
              features.copyRow(i, row, 0);
              return geometry.defined(row);
            })
        .toArray();
  }

  /** How alike the features of some presentations and the responses to them are. */
  double similarity(int[] presentations, Matrix responses) {
    if (!Arrays.equals(rows, presentations)) {
      ofRows = geometry.of(features.select(presentations));
      rows = presentations;
    }
    return geometry.similarity(ofRows, geometry.of(responses));
  }
}
