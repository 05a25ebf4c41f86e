package wernicke.linalg.internal.gram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Lapack;
import wernicke.linalg.internal.matrix.Memory;

/**
 * Ridge regression in dual form of several targets on the same features, each target with one
 * penalty for all of its neuroids, by leave-one-out as in {@link RidgePath}.
 *
 * <p>With {@code M = (K + penalty)⁻¹} about the mean ({@code M 1 = 0}), the leave-one-out residual
 * of row i is {@code (M y)_i / M_ii}; its squares over rows and neuroids sum to {@code <M D² M, Y
 * Yᵀ>} with {@code D = diag(M)⁻¹}. So a penalty costs one Cholesky inverse and one product, n x n,
 * whatever the number of targets and neuroids: less than an eigen decomposition for the usual seven
 * penalties.
 */
public final class SharedPenalty {
  private final Kernel kernel;

  /** M of each penalty. */
  private final List<Dense> inverses = new ArrayList<>();

  private final Dense[] smoothers;

  /** Penalties x targets. */
  private final double[][] errors;

  private SharedPenalty(Kernel kernel, int penalties) {
    this.kernel = kernel;
    this.smoothers = new Dense[penalties];
    this.errors = new double[penalties][];
  }

  /**
   * Works out the errors of all penalties.
   *
   * @param kernel of the features; destroyed
   * @param products of each target {@code Y Yᵀ} of the centred responses, training x training rows
   * @return null if a penalty leaves the kernel too ill-conditioned for Cholesky
   */
  public static SharedPenalty of(Kernel kernel, double[] penalties, List<Dense> products) {
    SharedPenalty shared = new SharedPenalty(kernel, penalties.length);
    Dense k = kernel.train();
    double filled = trace(k) / k.rows;
    add(k, filled / k.rows);
    double smallest = Arrays.stream(penalties).min().orElseThrow();
    for (int a = 0; a < penalties.length; a++) {
      Dense inverse = inverse(k, filled, penalties[a], penalties[a] == smallest);
      if (inverse == null) {
        return null;
      }
      shared.inverses.add(inverse);
      shared.errors[a] = Memory.with(() -> errors(inverse, products));
    }
    return shared;
  }

  /**
   * M of the class comment; null if it cannot be had by Cholesky.
   *
   * @param k the kernel with {@code filled} in the null direction that centring leaves, that of the
   *     constant vector, which is taken out of the inverse
   * @param check whether to look at the condition; that of the smallest penalty is the worst
   */
  private static Dense inverse(Dense k, double filled, double penalty, boolean check) {
    Dense inverse = k.copy();
    for (int i = 0; i < k.rows; i++) {
      inverse.set(i, i, k.get(i, i) + penalty);
    }
    boolean safe = check ? Lapack.cholesky(inverse) >= LeastSquares.SAFE : Lapack.factor(inverse);
    if (!safe) {
      return null;
    }
    Lapack.invert(inverse);
    add(inverse, -1 / (k.rows * (filled + penalty)));
    return inverse;
  }

  private static double trace(Dense a) {
    return IntStream.range(0, a.rows).mapToDouble(i -> a.get(i, i)).sum();
  }

  /** Adds a number everywhere. */
  private static void add(Dense a, double number) {
    double[] row = new double[a.columns];
    for (int i = 0; i < a.rows; i++) {
      a.row(i, row);
      for (int j = 0; j < row.length; j++) {
        row[j] += number;
      }
      a.setRow(i, row);
    }
  }

  /** Sum of squared leave-one-out errors, one per target. */
  private static double[] errors(Dense inverse, List<Dense> products) {
    double[] scale = new double[inverse.rows];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = 1 / inverse.get(i, i);
    }
    Dense criterion = Lapack.lowerNormal(inverse.scaleRows(scale));
    return products.stream().mapToDouble(p -> Lapack.inner(criterion, p)).toArray();
  }

  /** Index of the penalty of a target. */
  public int best(int target) {
    double[] own = new double[errors.length];
    for (int a = 0; a < own.length; a++) {
      own[a] = errors[a][target];
    }
    return RidgePath.best(own);
  }

  /**
   * The smoother of a target: test x training rows, each row summing to zero. Targets with the same
   * penalty share it: call it in the scope that it shall live in.
   */
  public Dense smoother(int target) {
    int best = best(target);
    if (smoothers[best] == null) {
      smoothers[best] = Lapack.multiply(kernel.test(), false, inverses.get(best), false);
    }
    return smoothers[best];
  }
}
