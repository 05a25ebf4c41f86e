package wernicke.linalg;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Split;

/**
 * Linear predictivity within one matrix of responses: the columns of some groups (the pool of
 * subjects) predict the columns of another group (a held-out subject). For one split; what all
 * pools share is done once. Only valid inside {@link #on}.
 */
public final class PooledPredictivity {
  private final Estimator estimator;
  private final List<int[]> groups;
  private final Design design;

  /**
   * Per group the kernel of its columns; empty if no pool has as many columns as there are rows.
   */
  private final List<Kernel> kernels;

  private PooledPredictivity(Estimator estimator, Matrix values, List<int[]> groups, Split split) {
    this.estimator = estimator;
    this.design = Design.of(values, split.train(), split.test(), estimator.standardise());
    this.groups = groups;
    this.kernels =
        columns(groups) < split.train().length
            ? List.of()
            : groups.stream().map(group -> Kernel.of(design.select(group))).toList();
  }

  /**
   * Works on one split and releases all memory at the end.
   *
   * @param values presentations x columns
   * @param groups the columns of each group; only rows and columns without missing values may be
   *     named
   * @throws PluginException if the split has fewer than two training or test rows
   */
  public static void on(
      Estimator estimator,
      Matrix values,
      List<int[]> groups,
      Split split,
      Consumer<PooledPredictivity> work) {
    Blas.require();
    if (split.train().length < 2 || split.test().length < 2) {
      throw new PluginException("a regression needs at least two training and two test rows");
    }
    Runnable all =
        () ->
            Memory.run(() -> work.accept(new PooledPredictivity(estimator, values, groups, split)));
    if (columns(groups) < split.train().length) {
      Blas.alone(all);
    } else {
      all.run();
    }
  }

  private static int columns(List<int[]> groups) {
    return groups.stream().mapToInt(group -> group.length).sum();
  }

  /**
   * Predicts every target from the pool and correlates with what was measured. A penalty that is
   * shared is shared by the columns of one target.
   *
   * @param pool group numbers
   * @param targets group numbers, none of them in the pool
   * @return for every target, Pearson's r per column of that group
   */
  public List<double[]> correlations(int[] pool, int[] targets) {
    return Memory.with(() -> split(predict(pool, targets), targets));
  }

  private List<double[]> split(double[] values, int[] targets) {
    int[] end = {0};
    return Arrays.stream(targets)
        .mapToObj(
            target -> {
              int start = end[0];
              end[0] += groups.get(target).length;
              return Arrays.copyOfRange(values, start, end[0]);
            })
        .toList();
  }

  private double[] predict(int[] pool, int[] targets) {
    Design response = design.select(columns(targets));
    Predictors predictors = new Pool(pool);
    Dense predictions;
    if (estimator.kind() == Estimator.Kind.LEAST_SQUARES) {
      predictions =
          Lapack.multiply(LeastSquares.smoother(predictors), false, response.train(), false);
    } else {
      RidgePath path = RidgePath.of(predictors, estimator.path());
      double[][] errors = path.errors(response.train());
      predictions = path.predict(response.train(), choose(errors, targets));
    }
    double[] ones = new double[predictions.columns];
    Arrays.fill(ones, 1);
    int[] rows = IntStream.range(0, predictions.rows).toArray();
    return Correlation.columns(predictions, 0, response.test(), rows, ones);
  }

  /** The penalty of every column: its own, or the one its group shares. */
  private int[] choose(double[][] errors, int[] targets) {
    if (estimator.kind() == Estimator.Kind.RIDGE_PER_NEUROID) {
      return RidgePath.bestPerNeuroid(errors);
    }
    int[] chosen = new int[errors[0].length];
    int start = 0;
    for (int target : targets) {
      int from = start;
      int to = start + groups.get(target).length;
      double[] sums =
          Stream.of(errors).mapToDouble(row -> Arrays.stream(row, from, to).sum()).toArray();
      Arrays.fill(chosen, from, to, RidgePath.best(sums));
      start = to;
    }
    return chosen;
  }

  private int[] columns(int[] selected) {
    return Arrays.stream(selected).flatMap(g -> Arrays.stream(groups.get(g))).toArray();
  }

  /** The columns of a pool as features. */
  private final class Pool implements Predictors {
    private final int[] members;
    private final int[] columns;

    Pool(int[] members) {
      this.members = members;
      this.columns = columns(members);
    }

    @Override
    public boolean dual() {
      return columns.length >= design.train().rows;
    }

    /** The kernel of a pool is the sum of its members' kernels. */
    @Override
    public Kernel kernel() {
      Kernel sum =
          new Kernel(
              Dense.zeros(design.train().rows, design.train().rows),
              Dense.zeros(design.test().rows, design.train().rows));
      for (int member : members) {
        Lapack.add(kernels.get(member).train(), sum.train());
        Lapack.add(kernels.get(member).test(), sum.test());
      }
      return sum;
    }

    @Override
    public Design design() {
      return design.select(columns);
    }
  }
}
