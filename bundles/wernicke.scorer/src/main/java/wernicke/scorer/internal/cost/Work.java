package wernicke.scorer.internal.cost;

import wernicke.api.Assembly;
import wernicke.api.ModelInfo;
import wernicke.api.Neuroid;
import wernicke.api.Stimuli;
import wernicke.api.Workload;

/** How much there is to do in a step, in multiplications: only ratios matter, see {@link Costs}. */
public final class Work {
  /** Penalties, components, ranks: what is done per value beside the products of matrices. */
  private static final double PER_VALUE = 20;

  /** An eigendecomposition beside a product of the same size. */
  private static final double DECOMPOSITION = 10;

  /** Words are a few more tokens. */
  private static final double TOKENS_PER_PART = 1.3;

  private static final double CHARACTERS_PER_TOKEN = 4;

  /** Up to so many subjects a ceiling takes every subset of them. */
  private static final int SUBSETS = 12;

  private static final double SAMPLES = 20;

  private Work() {}

  /**
   * A recording.
   *
   * @param workload null if the model cannot tell
   */
  public static double recording(ModelInfo model, Assembly assembly, Workload workload) {
    double tokens =
        workload == null
            ? TOKENS_PER_PART * assembly.stimuli().parts().size()
            : Math.max(1, workload.tokens());
    return 2 * tokens * Math.max(1, model.parameters());
  }

  /** What an evaluation reads. */
  public static double reading(ModelInfo model, Stimuli stimuli) {
    long characters = stimuli.parts().stream().mapToLong(part -> part.text().length()).sum();
    return 2 * Math.max(1, characters / CHARACTERS_PER_TOKEN) * Math.max(1, model.parameters());
  }

  /**
   * The comparison of one layer.
   *
   * @param width features of the layer before delays
   * @param splits outer and inner ones
   */
  public static double comparison(Assembly assembly, long width, int splits) {
    double features = (double) width * Math.max(1, assembly.alignment().delays().size());
    return regression(assembly.scored().size(), features, assembly.neuroids().size(), splits);
  }

  /** The ceiling: people instead of a model, all pools of them. */
  public static double ceiling(Assembly assembly, int splits) {
    long subjects =
        Math.max(
            1,
            assembly.neuroids().stream()
                .filter(n -> !n.group())
                .map(Neuroid::subject)
                .distinct()
                .count());
    double pools =
        subjects <= SUBSETS ? Math.pow(2, (double) subjects) - 1 : SAMPLES * (double) subjects;
    double neuroids = assembly.neuroids().size();
    return pools * regression(assembly.scored().size(), neuroids / 2, neuroids / 2, splits);
  }

  private static double regression(double rows, double features, double neuroids, int splits) {
    double side = Math.min(rows, features);
    double once = rows * features * side;
    double each = DECOMPOSITION * side * side * side + rows * neuroids * (side + PER_VALUE);
    return Math.max(1, once + splits * each);
  }
}
