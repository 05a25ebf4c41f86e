package wernicke.metric.linear.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.linalg.NumpyRandom;

/**
 * Which pools of subjects predict the others.
 *
 * <p>All pools of a size are taken if there are at most two for each subject: with five subjects,
 * as in Blank2014, that covers every subset, as Brain-Score does. Otherwise a pool is a window of
 * consecutive subjects in a random circular order; the windows are evenly spaced and just so many
 * that each subject is outside of at least {@value #PER_TARGET}, or all of them. So each subject is
 * predicted about equally often. (Brain-Score draws 10 subsets for Pereira2018, without balance.)
 */
final class SubjectPools {
  static final int PER_TARGET = 10;

  private SubjectPools() {}

  /**
   * Pools of {@code size} out of {@code subjects} subjects.
   *
   * @param size from 1 to {@code subjects - 1}
   * @return members ascending
   */
  static List<int[]> of(int subjects, int size, NumpyRandom random) {
    return binomial(subjects, size) <= 2.0 * subjects
        ? all(subjects, size)
        : windows(random.permutation(subjects), size);
  }

  private static double binomial(int n, int k) {
    return IntStream.rangeClosed(1, k)
        .mapToDouble(i -> (double) (n - k + i) / i)
        .reduce(1, (a, b) -> a * b);
  }

  /** Every subset, in lexicographic order. */
  private static List<int[]> all(int subjects, int size) {
    List<int[]> pools = new ArrayList<>();
    int[] pool = IntStream.range(0, size).toArray();
    int last = size;
    while (last >= 0) {
      pools.add(pool.clone());
      last = size - 1;
      while (last >= 0 && pool[last] == subjects - size + last) {
        last--;
      }
      if (last >= 0) {
        int first = pool[last] + 1;
        for (int i = last; i < size; i++) {
          pool[i] = first + i - last;
        }
      }
    }
    return pools;
  }

  private static List<int[]> windows(int[] order, int size) {
    int n = order.length;
    int count = Math.min(n, (PER_TARGET * n + n - size - 1) / (n - size));
    return IntStream.range(0, count)
        .mapToObj(
            k ->
                IntStream.range(0, size)
                    .map(i -> order[(k * n / count + i) % n])
                    .sorted()
                    .toArray())
        .toList();
  }

  /** The subjects outside a pool, ascending. */
  static int[] others(int subjects, int[] pool) {
    return IntStream.range(0, subjects).filter(s -> Arrays.binarySearch(pool, s) < 0).toArray();
  }
}
