package wernicke.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.api.Stimuli;
import wernicke.linalg.regression.Estimator;
import wernicke.linalg.regression.Predictivity;
import wernicke.linalg.similarity.CentredGram;
import wernicke.linalg.similarity.Geometry;
import wernicke.linalg.similarity.Rdm;
import wernicke.linalg.similarity.SubjectSimilarity;
import wernicke.linalg.splits.Folds;
import wernicke.linalg.statistics.Ranks;
import wernicke.testing.Draws;

/**
 * What must not matter to any score, over generated data. Numbers are small multiples of powers of
 * two, so that float32 holds what is made of them exactly.
 */
class InvariancePropertyTest {
  private static final String SEED = "20140423";
  private static final int TRIES = 60;

  /** The ways to score. */
  enum Scoring {
    LINEAR,
    LINEAR_Z,
    RIDGE,
    RIDGE_Z,
    RIDGE_PER_NEUROID,
    INNER_FOLDS,
    RSA,
    CKA;

    private Estimator estimator() {
      return switch (this) {
        case LINEAR -> Estimator.leastSquares(false);
        case LINEAR_Z -> Estimator.leastSquares(true);
        case RIDGE -> Estimator.ridge(Estimator.powersOfTen(-3, 3), false);
        case RIDGE_Z -> Estimator.ridge(Estimator.powersOfTen(0, 6), true);
        case RIDGE_PER_NEUROID -> Estimator.ridgePerNeuroid(Estimator.powersOfTen(-3, 3), false);
        case INNER_FOLDS ->
            new Estimator(
                Estimator.Kind.RIDGE_PER_NEUROID,
                Estimator.powersOfTen(-2, 4),
                Estimator.Scale.SEPARATE,
                3,
                Estimator.Agreement.PEARSON);
        case RSA, CKA -> throw new IllegalArgumentException("nothing is fitted");
      };
    }

    boolean fits() {
      return this != RSA && this != CKA;
    }

    boolean standardises() {
      return fits() && estimator().standardise();
    }

    /** Least squares takes every direction in full, however short it is. */
    float tolerance() {
      return this == LINEAR || this == LINEAR_Z ? 1e-5f : 1e-6f;
    }

    /** Splits x neuroids; one value per split for rsa and cka. */
    float[][] scores(Matrix x, Matrix y, List<Split> splits) {
      Matrix values =
          switch (this) {
            case RSA -> similarity(RDMS, x, y, splits);
            case CKA -> similarity(GRAMS, x, y, splits);
            default -> Predictivity.compare(estimator(), x, y, splits, Progress.NONE).values();
          };
      int columns = fits() ? values.columns() : 1;
      float[][] rows = new float[values.rows()][columns];
      for (int k = 0; k < rows.length; k++) {
        for (int v = 0; v < columns; v++) {
          rows[k][v] = values.get(k, v);
        }
      }
      return rows;
    }

    private static <G> Matrix similarity(
        Geometry<G> geometry, Matrix x, Matrix y, List<Split> splits) {
      return SubjectSimilarity.compare(geometry, x, assembly(y), splits, Progress.NONE).values();
    }
  }

  private static final Geometry<Ranks> RDMS =
      new Geometry<>() {
        @Override
        public Ranks of(Matrix patterns) {
          return Ranks.of(Rdm.correlation(patterns), Rdm.TOLERANCE);
        }

        @Override
        public double similarity(Ranks features, Ranks responses) {
          return features.spearman(responses);
        }

        @Override
        public String needs() {
          return "rsa needs more";
        }
      };

  private static final Geometry<CentredGram> GRAMS =
      new Geometry<>() {
        @Override
        public CentredGram of(Matrix patterns) {
          return CentredGram.of(patterns);
        }

        @Override
        public double similarity(CentredGram features, CentredGram responses) {
          return features.cka(responses);
        }

        @Override
        public String needs() {
          return "cka needs more";
        }
      };

  /** Data of one subject, and an order for each axis. */
  @SuppressWarnings("ArrayRecordComponent")
  record Sample(double[][] x, double[][] y, List<Integer> rows, List<Integer> neuroids) {
    int n() {
      return x.length;
    }

    List<Split> splits(IntUnaryOperator place) {
      return Folds.of(n()).stream()
          .map(
              s ->
                  new Split(
                      Arrays.stream(s.train()).map(place).toArray(),
                      Arrays.stream(s.test()).map(place).toArray()))
          .toList();
    }

    List<Split> splits() {
      return splits(i -> i);
    }

    @Override
    public String toString() {
      return n() + " x " + x[0].length + ", " + y[0].length + " neuroids";
    }
  }

  /** Fewer and more features than presentations; features a power of four, for rotations. */
  @Provide
  Arbitrary<Sample> samples() {
    return Combinators.combine(
            Arbitraries.integers().between(12, 36),
            Arbitraries.of(4, 16, 64),
            Arbitraries.integers().between(2, 6))
        .flatAs(
            (n, d, v) ->
                Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.shuffle(IntStream.range(0, n).boxed().toList()),
                        Arbitraries.shuffle(IntStream.range(0, v).boxed().toList()))
                    .as(
                        (seed, rows, neuroids) ->
                            sample(new Draws(seed), n, d, v, rows, neuroids)));
  }

  private static Sample sample(
      Draws draws, int n, int d, int v, List<Integer> rows, List<Integer> neuroids) {
    double[][] x = map(draws.symmetric(n, d), (values, i, j) -> Math.floor(64 * values[i][j]));
    double[][] noise = draws.symmetric(n, v);
    double[][] y = map(noise, (e, i, k) -> x[i][k % d] + Math.floor(128 * e[i][k]));
    return new Sample(x, y, rows, neuroids);
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

  private static Assembly assembly(Matrix y) {
    List<Presentation> presentations =
        IntStream.range(0, y.rows())
            .mapToObj(i -> new Presentation("p" + i, "s", Map.of()))
            .toList();
    return new Assembly(
        "generated",
        new Stimuli("generated", List.of(), presentations),
        IntStream.range(0, y.columns()).mapToObj(v -> new Neuroid("n" + v, "s", Map.of())).toList(),
        y,
        IntStream.range(0, y.rows()).boxed().toList(),
        Alignment.DIRECT,
        Map.of());
  }

  private static void assertSame(Scoring scoring, float[][] actual, float[][] expected) {
    for (int k = 0; k < expected.length; k++) {
      assertThat(actual[k]).containsExactly(expected[k], within(scoring.tolerance()));
    }
  }

  private static float[][] scores(Scoring scoring, Sample sample) {
    return scoring.scores(Draws.matrix(sample.x), Draws.matrix(sample.y), sample.splits());
  }

  private static float[][] scores(Scoring scoring, Sample sample, double[][] x, double[][] y) {
    return scoring.scores(Draws.matrix(x), Draws.matrix(y), sample.splits());
  }

  /** A Hadamard matrix over the root of its order, with signs: orthogonal. */
  private static double[][] rotated(double[][] x, int signs) {
    double root = Math.sqrt(x[0].length);
    return map(
        x,
        (values, i, j) ->
            IntStream.range(0, values[i].length)
                    .mapToDouble(
                        k ->
                            Integer.bitCount((k & j) ^ (k & signs)) % 2 == 0
                                ? values[i][k]
                                : -values[i][k])
                    .sum()
                / root);
  }

  /**
   * Features have no axes. Not to a z-score, which is made along axes; nor to Pearson's r between
   * presentations, which knows the direction in which all features are alike.
   */
  @Property(seed = SEED, tries = TRIES)
  void rotationOfFeatures(
      @ForAll Scoring scoring, @ForAll("samples") Sample sample, @ForAll int signs) {
    Assume.that(!scoring.standardises() && scoring != Scoring.RSA);
    assertSame(
        scoring,
        scores(scoring, sample, rotated(sample.x, signs), sample.y),
        scores(scoring, sample));
  }

  @Property(seed = SEED, tries = TRIES)
  void orderOfFeatures(@ForAll Scoring scoring, @ForAll("samples") Sample sample) {
    int d = sample.x[0].length;
    double[][] turned = map(sample.x, (x, i, j) -> x[i][(5 * j + 3) % d]);
    assertSame(scoring, scores(scoring, sample, turned, sample.y), scores(scoring, sample));
  }

  @Property(seed = SEED, tries = TRIES)
  void orderOfNeuroids(@ForAll Scoring scoring, @ForAll("samples") Sample sample) {
    List<Integer> order = sample.neuroids;
    double[][] turned = map(sample.y, (y, i, v) -> y[i][order.get(v)]);
    float[][] expected = scores(scoring, sample);
    float[][] actual = scores(scoring, sample, sample.x, turned);
    for (float[] row : expected) {
      float[] before = row.clone();
      for (int v = 0; v < row.length && row.length > 1; v++) {
        row[v] = before[order.get(v)];
      }
    }
    assertSame(scoring, actual, expected);
  }

  /** The splits name the same presentations, wherever they stand. */
  @Property(seed = SEED, tries = TRIES)
  void orderOfPresentations(@ForAll Scoring scoring, @ForAll("samples") Sample sample) {
    // Inner folds are stretches of time.
    Assume.that(scoring != Scoring.INNER_FOLDS);
    List<Integer> order = sample.rows;
    Matrix x = Draws.matrix(map(sample.x, (values, i, j) -> values[order.get(i)][j]));
    Matrix y = Draws.matrix(map(sample.y, (values, i, v) -> values[order.get(i)][v]));
    assertSame(
        scoring, scoring.scores(x, y, sample.splits(order::indexOf)), scores(scoring, sample));
  }

  /** A level and a scale that all neuroids share. */
  @Property(seed = SEED, tries = TRIES)
  void commonUnitOfResponses(@ForAll Scoring scoring, @ForAll("samples") Sample sample) {
    double[][] changed = map(sample.y, (y, i, v) -> 16 * y[i][v] + 1000);
    assertSame(scoring, scores(scoring, sample, sample.x, changed), scores(scoring, sample));
  }

  /** A level and a scale of each neuroid; the shared penalty weighs those that are not z-scored. */
  @Property(seed = SEED, tries = TRIES)
  void unitOfEachNeuroid(@ForAll Scoring scoring, @ForAll("samples") Sample sample) {
    Assume.that(scoring != Scoring.RIDGE && scoring != Scoring.RSA && scoring != Scoring.CKA);
    double[][] changed = map(sample.y, (y, i, v) -> (1 << (2 * v)) * y[i][v] - 64 * v);
    assertSame(scoring, scores(scoring, sample, sample.x, changed), scores(scoring, sample));
  }

  /** A response that runs the other way is predicted as well: r knows which way both run. */
  @Property(seed = SEED, tries = TRIES)
  void signOfResponses(@ForAll Scoring scoring, @ForAll("samples") Sample sample) {
    double[][] changed = map(sample.y, (y, i, v) -> -y[i][v]);
    assertSame(scoring, scores(scoring, sample, sample.x, changed), scores(scoring, sample));
  }

  /** And something does matter: which response belongs to which presentation. */
  @Property(seed = SEED, tries = 5)
  void permutedResponsesScoreOtherwise(@ForAll Scoring scoring, @ForAll("samples") Sample sample) {
    int n = sample.n();
    double[][] changed = map(sample.y, (y, i, v) -> y[(i + 5) % n][v]);
    assertThat(scores(scoring, sample, sample.x, changed)).isNotEqualTo(scores(scoring, sample));
  }
}
