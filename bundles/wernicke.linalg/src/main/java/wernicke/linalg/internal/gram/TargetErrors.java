package wernicke.linalg.internal.gram;

import java.util.Arrays;
import java.util.List;
import wernicke.linalg.internal.matrix.Dense;

/**
 * Errors of penalties by {@link InnerFolds} for several targets on the same features, so that each
 * fold is decomposed once.
 */
public final class TargetErrors implements InnerFolds.Blocks {
  private static final int BLOCK = 2048;

  private final List<Dense> targets;

  /** Where each target begins among all columns, and the end. */
  private final int[] starts;

  /** Penalties x all columns. */
  private final double[][] errors;

  /**
   * @param targets responses of each on the training rows, columns of mean zero
   */
  public TargetErrors(Predictors predictors, double[] penalties, int folds, List<Dense> targets) {
    this.targets = targets;
    this.starts = new int[targets.size() + 1];
    for (int t = 0; t < targets.size(); t++) {
      starts[t + 1] = starts[t] + targets.get(t).columns;
    }
    this.errors = new InnerFolds(predictors, targets.get(0).rows, folds).errors(penalties, this);
  }

  /** The errors of one target, penalties x its columns. */
  public double[][] of(int target) {
    return Arrays.stream(errors)
        .map(row -> Arrays.copyOfRange(row, starts[target], starts[target + 1]))
        .toArray(double[][]::new);
  }

  @Override
  public int neuroids() {
    return starts[targets.size()];
  }

  @Override
  public int size() {
    return BLOCK;
  }

  @Override
  public Dense of(int from, int to) {
    Dense block = Dense.allocate(targets.get(0).rows, to - from);
    double[] row = new double[to - from];
    for (int i = 0; i < block.rows; i++) {
      for (int t = 0; t < targets.size(); t++) {
        int first = Math.max(from, starts[t]);
        int end = Math.min(to, starts[t + 1]);
        if (first < end) {
          double[] part = targets.get(t).row(i, first - starts[t], new double[end - first]);
          System.arraycopy(part, 0, row, first - from, part.length);
        }
      }
      block.setRow(i, row);
    }
    return block;
  }
}
