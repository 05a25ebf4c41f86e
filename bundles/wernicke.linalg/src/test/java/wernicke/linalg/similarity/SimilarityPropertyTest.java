package wernicke.linalg.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import wernicke.api.Matrix;
import wernicke.linalg.statistics.Ranks;
import wernicke.testing.Draws;

/**
 * What must not matter to a similarity. Patterns are small integers, so that float32 holds what is
 * made of them exactly, and dissimilarities are full of ties.
 */
class SimilarityPropertyTest {
  private static final int SEEDS = 25;
  private static final int COLUMNS = 8;

  /** The two similarities. */
  enum Similarity implements ToDoubleBiFunction<Matrix, Matrix> {
    RSA {
      @Override
      public double applyAsDouble(Matrix x, Matrix y) {
        return Ranks.of(Rdm.correlation(x), Rdm.TOLERANCE)
            .spearman(Ranks.of(Rdm.correlation(y), Rdm.TOLERANCE));
      }
    },
    CKA {
      @Override
      public double applyAsDouble(Matrix x, Matrix y) {
        return CentredGram.of(x).cka(CentredGram.of(y));
      }
    }
  }

  /** Patterns of one seed, related to each other. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Sample(long seed, double[][] x, double[][] y, Draws draws) {
    static Stream<Sample> all() {
      return IntStream.range(0, SEEDS).mapToObj(Sample::of);
    }

    static Sample of(int seed) {
      Draws draws = new Draws(seed);
      int n = 8 + seed;
      double[][] x = whole(draws, n, COLUMNS);
      double[][] y = whole(draws, n, 5);
      IntStream.range(0, n).forEach(i -> y[i][0] += 2 * x[i][0]);
      for (int i = 0; i < n; i++) {
        // No row may be constant.
        x[i][1] = x[i][0] + 1;
        y[i][1] = y[i][0] - 1;
      }
      return new Sample(seed, x, y, draws);
    }

    private static double[][] whole(Draws draws, int rows, int columns) {
      return map(draws.symmetric(rows, columns), (values, i, j) -> Math.floor(4 * values[i][j]));
    }

    int[] order(int size) {
      double[] keys = draws.symmetric(size);
      double[] ranks = Ranks.of(keys).values();
      return IntStream.range(0, size).map(i -> (int) ranks[i] - 1).toArray();
    }
  }

  /** A number made of a matrix for one place in it. */
  private interface Cell {
    double of(double[][] values, int i, int j);
  }

  private static double[][] map(double[][] values, Cell cell) {
    double[][] result = new double[values.length][values[0].length];
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < result[i].length; j++) {
        result[i][j] = cell.of(values, i, j);
      }
    }
    return result;
  }

  private static void assertSame(Similarity similarity, Sample sample, double[][] x, double[][] y) {
    double expected = similarity.applyAsDouble(Draws.matrix(sample.x), Draws.matrix(sample.y));
    assertThat(similarity.applyAsDouble(Draws.matrix(x), Draws.matrix(y)))
        .as("seed %d", sample.seed)
        .isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void orderOfNeuroidsAndFeatures(Similarity similarity) {
    Sample.all()
        .forEach(
            sample -> {
              int[] features = sample.order(COLUMNS);
              int[] neuroids = sample.order(5);
              assertSame(
                  similarity,
                  sample,
                  map(sample.x, (x, i, j) -> x[i][features[j]]),
                  map(sample.y, (y, i, j) -> y[i][neuroids[j]]));
            });
  }

  @ParameterizedTest
  @EnumSource
  void orderOfPresentations(Similarity similarity) {
    Sample.all()
        .forEach(
            sample -> {
              int[] order = sample.order(sample.x.length);
              assertSame(
                  similarity,
                  sample,
                  map(sample.x, (x, i, j) -> x[order[i]][j]),
                  map(sample.y, (y, i, j) -> y[order[i]][j]));
            });
  }

  @ParameterizedTest
  @EnumSource
  void unit(Similarity similarity) {
    Sample.all()
        .forEach(
            sample ->
                assertSame(
                    similarity,
                    sample,
                    map(sample.x, (x, i, j) -> 3 * x[i][j]),
                    map(sample.y, (y, i, j) -> y[i][j] / 1024)));
  }

  @ParameterizedTest
  @EnumSource
  void itIsSymmetric(Similarity similarity) {
    Sample.all()
        .forEach(
            sample -> {
              assertSame(similarity, sample, sample.y, sample.x);
              Matrix x = Draws.matrix(sample.x);
              assertThat(similarity.applyAsDouble(x, x)).isCloseTo(1, within(1e-12));
            });
  }

  static Stream<Sample> samples() {
    return Sample.all();
  }

  /** Hadamard's matrix over the square root of its order is orthogonal. */
  @ParameterizedTest
  @MethodSource("samples")
  void kernelAlignmentTurnsWithTheFeatures(Sample sample) {
    double[][] turned =
        map(
            sample.x,
            (x, i, j) ->
                IntStream.range(0, COLUMNS)
                    .mapToDouble(k -> Integer.bitCount(k & j) % 2 == 0 ? x[i][k] : -x[i][k])
                    .sum());
    assertSame(Similarity.CKA, sample, turned, sample.y);
    double[][] stretched = map(sample.x, (x, i, j) -> j == 0 ? 16 * x[i][j] : x[i][j]);
    assertThat(
            Similarity.CKA.applyAsDouble(Draws.matrix(stretched), Draws.matrix(sample.y))
                - Similarity.CKA.applyAsDouble(Draws.matrix(sample.x), Draws.matrix(sample.y)))
        .as("only one direction")
        .isNotCloseTo(0, within(1e-6));
  }

  /** Features have an origin of their own. */
  @ParameterizedTest
  @MethodSource("samples")
  void kernelAlignmentHasNoOrigin(Sample sample) {
    assertSame(
        Similarity.CKA,
        sample,
        map(sample.x, (x, i, j) -> x[i][j] + 1000 * j),
        map(sample.y, (y, i, j) -> y[i][j] - 7));
  }

  /** Pearson's r of two presentations knows neither level nor scale of either. */
  @ParameterizedTest
  @MethodSource("samples")
  void dissimilarityKnowsNoLevel(Sample sample) {
    assertSame(
        Similarity.RSA,
        sample,
        map(sample.x, (x, i, j) -> (1 + i) * x[i][j] + 3 * i),
        map(sample.y, (y, i, j) -> y[i][j] + 5 * i));
  }
}
