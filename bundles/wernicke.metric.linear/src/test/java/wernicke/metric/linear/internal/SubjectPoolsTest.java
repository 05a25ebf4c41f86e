package wernicke.metric.linear.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.linalg.NumpyRandom;

class SubjectPoolsTest {
  @Test
  void fewSubjectsAreCoveredInLexicographicOrder() {
    assertThat(SubjectPools.of(4, 2, new NumpyRandom(0)))
        .containsExactly(
            new int[] {0, 1},
            new int[] {0, 2},
            new int[] {0, 3},
            new int[] {1, 2},
            new int[] {1, 3},
            new int[] {2, 3});
    assertThat(SubjectPools.of(5, 4, new NumpyRandom(0))).hasSize(5);
    assertThat(SubjectPools.of(5, 3, new NumpyRandom(0))).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 27, 180})
  void everySubjectIsPredictedAboutEquallyOften(int subjects) {
    for (int size = 1; size < subjects; size++) {
      List<int[]> pools = SubjectPools.of(subjects, size, new NumpyRandom(0));
      long[] outside = outside(subjects, pools);
      long least = Arrays.stream(outside).min().orElseThrow();
      assertThat(Arrays.stream(outside).max().orElseThrow() - least).isLessThanOrEqualTo(1);
      assertThat(least).isGreaterThanOrEqualTo(Math.min(SubjectPools.PER_TARGET, subjects - size));
      assertThat(pools).hasSizeLessThanOrEqualTo(2 * subjects);
    }
  }

  private static long[] outside(int subjects, List<int[]> pools) {
    return IntStream.range(0, subjects)
        .mapToLong(s -> pools.stream().filter(pool -> Arrays.binarySearch(pool, s) < 0).count())
        .toArray();
  }

  @Test
  void othersAreOutside() {
    assertThat(SubjectPools.others(5, new int[] {1, 4})).containsExactly(0, 2, 3);
  }
}
