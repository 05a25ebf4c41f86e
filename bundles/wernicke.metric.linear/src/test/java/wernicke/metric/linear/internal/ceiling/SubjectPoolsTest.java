package wernicke.metric.linear.internal.ceiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectPoolsTest {
  @Test
  void everySubsetInLexicographicOrder() {
    assertThat(SubjectPools.of(4).stream().map(SubjectPoolsTest::text))
        .containsExactly(
            "0", "01", "012", "013", "02", "023", "03", "1", "12", "123", "13", "2", "23", "3");
  }

  private static String text(int[] pool) {
    return IntStream.of(pool).mapToObj(String::valueOf).collect(Collectors.joining());
  }

  /** A subset of 2 or more with one of it held out, once each: m C(N, m) over all sizes m. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 9, SubjectPools.EXACT})
  void everyHeldOutSubjectOfEverySubsetOnce(int subjects) {
    List<int[]> pools = SubjectPools.of(subjects);
    assertThat(pools.stream().map(SubjectPoolsTest::text)).doesNotHaveDuplicates();
    assertThat(pools).hasSize((1 << subjects) - 2);
    int heldOut = pools.stream().mapToInt(pool -> subjects - pool.length).sum();
    assertThat(heldOut).isEqualTo(subjects * ((1 << (subjects - 1)) - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 27, 180})
  void manySubjectsArePredictedAboutEquallyOften(int subjects) {
    List<int[]> all = SubjectPools.of(subjects);
    for (int size = 1; size < subjects; size++) {
      int members = size;
      List<int[]> pools = all.stream().filter(pool -> pool.length == members).toList();
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
}
