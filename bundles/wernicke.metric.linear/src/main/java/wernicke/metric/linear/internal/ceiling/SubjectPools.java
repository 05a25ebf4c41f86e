package wernicke.metric.linear.internal.ceiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.linalg.statistics.NumpyRandom;

/**
 * Which pools of subjects predict the others.
 *
 * <p>Of up to {@value #EXACT} subjects every subset but the empty one and all: every held-out
 * subject is predicted by every pool of the others, as in Brain-Score's blank2014. Beyond, single
 * subjects and samples: a pool is a window of consecutive subjects in a random circular order; the
 * windows of a size are evenly spaced and just so many that each subject is outside of at least
 * {@value #PER_TARGET}, or all of them. So each subject is predicted about equally often.
 * (Brain-Score's pereira2018 draws 10 subsets of each size and 5 held-out subjects of each, without
 * balance.)
 */
public final class SubjectPools {
  static final int EXACT = 12;
  static final int PER_TARGET = 10;
  private static final int SEED = 0;

  private SubjectPools() {}

  /**
   * Pools of all sizes from 1 to {@code subjects - 1}, members ascending. Every subset comes in
   * lexicographic order after its beginnings: 0, 01, 012, 02, 1, 12 ...
   */
  public static List<int[]> of(int subjects) {
    List<int[]> pools = new ArrayList<>();
    if (subjects <= EXACT) {
      extend(new int[0], subjects, pools);
    } else {
      NumpyRandom random = new NumpyRandom(SEED);
      pools.addAll(singles(subjects));
      for (int size = 2; size < subjects; size++) {
        pools.addAll(windows(random.permutation(subjects), size));
      }
    }
    return pools;
  }

  /** Every subject by itself. */
  static List<int[]> singles(int subjects) {
    return IntStream.range(0, subjects).mapToObj(subject -> new int[] {subject}).toList();
  }

  private static void extend(int[] pool, int subjects, List<int[]> pools) {
    int first = pool.length == 0 ? 0 : pool[pool.length - 1] + 1;
    for (int next = first; next < subjects && pool.length + 1 < subjects; next++) {
      int[] longer = Arrays.copyOf(pool, pool.length + 1);
      longer[pool.length] = next;
      pools.add(longer);
      extend(longer, subjects, pools);
    }
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
}
