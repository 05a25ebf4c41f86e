package wernicke.linalg.regression;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Split;
import wernicke.linalg.engine.Parallel;
import wernicke.linalg.internal.gram.Design;
import wernicke.linalg.internal.gram.Kernel;
import wernicke.linalg.internal.gram.LeastSquares;
import wernicke.linalg.internal.gram.PoolKernels;
import wernicke.linalg.internal.gram.Predictors;
import wernicke.linalg.internal.gram.RidgePath;
import wernicke.linalg.internal.gram.SharedPenalty;
import wernicke.linalg.internal.gram.TargetErrors;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.OpenBlas;
import wernicke.linalg.internal.matrix.Scaling;

/**
 * Linear predictivity within one matrix of responses: the columns of some groups (the pool of
 * subjects) predict the columns of every other group (a held-out subject). For one split and many
 * pools, which are worked on in parallel; what they share is done once.
 *
 * <p>The kernel of a pool is the sum of its groups' kernels, and {@code Y Yᵀ}, by which a shared
 * penalty is chosen, is the kernel of the held-out group: a pool needs one addition and one
 * factorisation, n x n, and one product with the responses of each held-out group.
 */
public final class PooledPredictivity {
  /** Pools next to each other that one thread works on. */
  private static final int CHUNK = 16;

  private final Estimator estimator;
  private final List<int[]> groups;
  private final List<int[]> pools;

  /** Per group its columns; as features and as responses alike. */
  private final List<Design> designs;

  /** Per group the kernel of its columns; empty if all groups have fewer columns than rows. */
  private final List<Kernel> kernels;

  /** Is told the correlations; from several threads. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * What a pool achieves on a group outside.
     *
     * @param pool index of the pool
     * @param target number of the group
     * @param correlations Pearson's r per column of the group; given away
     */
    void accept(int pool, int target, double[] correlations);
  }

  private PooledPredictivity(
      Estimator estimator, List<int[]> groups, List<int[]> pools, List<Design> designs) {
    this.estimator = estimator;
    this.groups = groups;
    this.pools = pools;
    this.designs = designs;
    this.kernels =
        IntStream.range(0, groups.size()).map(this::columns).sum() < rows()
            ? List.of()
            : designs.stream().map(Kernel::of).toList();
  }

  /**
   * Predicts for every pool every group outside and correlates with what was measured. A penalty
   * that is shared is shared by the columns of one group.
   *
   * @param values presentations x columns
   * @param groups the columns of each group; only rows and columns without missing values may be
   *     named
   * @param pools group numbers, ascending; fastest in lexicographic order
   * @param receiver also the place to stop by an exception
   * @throws PluginException if the split has fewer than two training or test rows
   */
  public static void compare(
      Estimator estimator,
      Matrix values,
      List<int[]> groups,
      Split split,
      List<int[]> pools,
      Receiver receiver) {
    OpenBlas.require();
    if (split.train().length < 2 || split.test().length < 2) {
      throw new PluginException("a regression needs at least two training and two test rows");
    }
    Memory.run(
        () -> {
          Scaling train = Scaling.of(values, split.train(), estimator.standardise());
          Scaling test =
              estimator.scale() == Estimator.Scale.SEPARATE
                  ? Scaling.of(values, split.test(), true)
                  : train;
          List<Design> designs = Design.of(values, split, groups, train, test);
          new PooledPredictivity(estimator, groups, pools, designs).run(receiver);
        });
  }

  private int columns(int group) {
    return groups.get(group).length;
  }

  private int rows() {
    return designs.get(0).train().rows;
  }

  private void run(Receiver receiver) {
    int chunks = (pools.size() + CHUNK - 1) / CHUNK;
    Parallel.forEach(chunks, chunk -> Memory.run(() -> run(chunk, receiver)));
  }

  private void run(int chunk, Receiver receiver) {
    int from = chunk * CHUNK;
    int to = Math.min(from + CHUNK, pools.size());
    PoolKernels sums = new PoolKernels(kernels, longest(from, to));
    for (int p = from; p < to; p++) {
      int pool = p;
      Memory.run(() -> run(pool, sums, receiver));
    }
  }

  private int longest(int from, int to) {
    return pools.subList(from, to).stream().mapToInt(pool -> pool.length).max().orElse(0);
  }

  private void run(int number, PoolKernels sums, Receiver receiver) {
    Pool pool = new Pool(pools.get(number), sums);
    int[] targets =
        IntStream.range(0, groups.size())
            .filter(group -> IntStream.of(pool.members).noneMatch(member -> member == group))
            .toArray();
    IntFunction<Dense> predictions = predictions(pool, targets);
    for (int t = 0; t < targets.length; t++) {
      int place = t;
      Dense observed = designs.get(targets[t]).test();
      receiver.accept(
          number, targets[t], Memory.with(() -> correlate(predictions.apply(place), observed)));
    }
  }

  private double[] correlate(Dense predicted, Dense observed) {
    double[] ones = new double[observed.columns];
    Arrays.fill(ones, 1);
    int[] rows = IntStream.range(0, observed.rows).toArray();
    return Correlation.of(estimator, predicted, 0, observed, rows, ones);
  }

  /** By place in {@code targets}: test rows x the target's columns. */
  private IntFunction<Dense> predictions(Pool pool, int[] targets) {
    return switch (estimator.kind()) {
      case LEAST_SQUARES -> {
        Dense smoother = LeastSquares.smoother(pool);
        yield t -> smooth(smoother, targets[t]);
      }
      case RIDGE -> ridge(pool, targets);
      case RIDGE_PER_NEUROID -> {
        IntFunction<double[][]> inner = innerErrors(pool, targets);
        RidgePath path = RidgePath.of(pool, estimator.path());
        yield t -> {
          Dense y = responses(targets[t]);
          double[][] errors = estimator.leaveOneOut() ? path.errors(y) : inner.apply(t);
          return path.predict(y, RidgePath.bestPerNeuroid(errors));
        };
      }
    };
  }

  /** By place in {@code targets}: penalties x columns; only asked for with inner folds. */
  private IntFunction<double[][]> innerErrors(Pool pool, int[] targets) {
    if (estimator.leaveOneOut()) {
      return t -> new double[0][];
    }
    List<Dense> responses = IntStream.of(targets).mapToObj(this::responses).toList();
    return new TargetErrors(pool, estimator.path(), estimator.inner(), responses)::of;
  }

  private Dense responses(int target) {
    return designs.get(target).train();
  }

  private Dense smooth(Dense smoother, int target) {
    return Lapack.multiply(smoother, false, responses(target), false);
  }

  private IntFunction<Dense> ridge(Pool pool, int[] targets) {
    if (pool.dual() && estimator.leaveOneOut()) {
      List<Dense> products =
          IntStream.of(targets).mapToObj(target -> kernels.get(target).train()).toList();
      SharedPenalty shared = SharedPenalty.of(pool.kernel(), estimator.path(), products);
      if (shared != null) {
        List<Dense> smoothers =
            IntStream.range(0, targets.length).mapToObj(shared::smoother).toList();
        return t -> smooth(smoothers.get(t), targets[t]);
      }
    }
    IntFunction<double[][]> inner = innerErrors(pool, targets);
    RidgePath path = RidgePath.of(pool, estimator.path());
    return t -> {
      double[] errors = estimator.leaveOneOut() ? errors(path, targets[t]) : sums(inner.apply(t));
      return smooth(path.smoother(RidgePath.best(errors)), targets[t]);
    };
  }

  private double[] errors(RidgePath path, int target) {
    return kernels.isEmpty()
        ? sums(path.errors(responses(target)))
        : path.errorsOfAll(kernels.get(target).train());
  }

  private static double[] sums(double[][] errors) {
    return Stream.of(errors).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
  }

  /** The columns of a pool as features. */
  private final class Pool implements Predictors {
    private final int[] members;
    private final PoolKernels sums;

    Pool(int[] members, PoolKernels sums) {
      this.members = members;
      this.sums = sums;
    }

    @Override
    public boolean dual() {
      return IntStream.of(members).map(PooledPredictivity.this::columns).sum() >= rows();
    }

    @Override
    public Kernel kernel() {
      return sums.of(members);
    }

    @Override
    public Design design() {
      return Design.beside(IntStream.of(members).mapToObj(designs::get).toList());
    }
  }
}
