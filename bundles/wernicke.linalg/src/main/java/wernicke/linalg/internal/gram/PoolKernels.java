package wernicke.linalg.internal.gram;

import java.util.ArrayList;
import java.util.List;

/**
 * Kernels of pools of groups: the sum of the groups' kernels. Partial sums along the members of the
 * last pool are kept, so that a pool costs one addition if pools come in lexicographic order, each
 * after its beginnings: 0, 01, 012, 02, 1, 12 ... One per thread; lives in the scope that it was
 * made in.
 */
public final class PoolKernels {
  /** How many partial sums are kept: the members of longer pools are added to the last. */
  private static final int DEPTH = 12;

  private final List<Kernel> kernels;

  /** Sum k is that of the first k + 1 members of the last pool, as long as it has so many. */
  private final List<Kernel> sums = new ArrayList<>();

  private int[] last = {};

  /**
   * @param kernels one per group; none if no pool will be asked for
   * @param size of the largest pool
   */
  public PoolKernels(List<Kernel> kernels, int size) {
    this.kernels = kernels;
    for (int k = 0; k < Math.min(size, DEPTH) && !kernels.isEmpty(); k++) {
      sums.add(Kernel.zeros(kernels.get(0).train().rows, kernels.get(0).test().rows));
    }
  }

  /** The kernel of a pool, in the caller's scope; the caller may destroy it. */
  public Kernel of(int[] pool) {
    int depth = Math.min(pool.length, sums.size());
    for (int k = common(pool, depth); k < depth; k++) {
      Kernel member = kernels.get(pool[k]);
      if (k == 0) {
        sums.get(k).set(member);
      } else {
        sums.get(k).set(sums.get(k - 1));
        sums.get(k).add(member);
      }
    }
    last = pool;
    Kernel kernel = sums.get(depth - 1).copy();
    for (int k = depth; k < pool.length; k++) {
      kernel.add(kernels.get(pool[k]));
    }
    return kernel;
  }

  /** How many of the first members are those of the last pool. */
  private int common(int[] pool, int depth) {
    int k = 0;
    while (k < depth && k < last.length && pool[k] == last[k]) {
      k++;
    }
    return k;
  }
}
