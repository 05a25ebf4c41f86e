package wernicke.linalg.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.splits.Folds;
import wernicke.linalg.splits.Splits;
import wernicke.testing.Draws;

class PredictivityTest {
  private static final int N = 60;
  private static final List<Double> PENALTIES = Estimator.powersOfTen(-3, 3);
  private static final List<Split> FOLDS = Folds.of(N);

  private static Comparison compare(Estimator estimator, Matrix x, Matrix y, List<Split> splits) {
    return Predictivity.compare(estimator, x, y, splits, Progress.NONE);
  }

  private static Estimator estimator(Estimator.Kind kind) {
    return new Estimator(kind, PENALTIES, false);
  }

  /** Responses that are linear in fewer features than there are training rows. */
  @ParameterizedTest
  @EnumSource(Estimator.Kind.class)
  void aPerfectModelScoresOne(Estimator.Kind kind) {
    Matrix x = new Draws(1).features("plain", N, 10);
    Comparison result = compare(estimator(kind), x, x, FOLDS);
    assertThat(result.values().toArray()).containsExactly(filled(1, 30), within(1e-6f));
  }

  private static float[] filled(float value, int n) {
    float[] values = new float[n];
    Arrays.fill(values, value);
    return values;
  }

  /** Features that know nothing of the responses score as chance does: about 0 +- 1 / sqrt(n). */
  @Test
  void noiseScoresNothing() {
    Draws draws = new Draws(2);
    Matrix x = Draws.matrix(draws.symmetric(600, 5));
    Matrix y = Draws.matrix(draws.symmetric(600, 200));
    Comparison result = compare(Estimator.leastSquares(false), x, y, Folds.of(600));
    double sum = 0;
    for (float r : result.values().toArray()) {
      sum += r;
    }
    assertThat(sum / 600).isCloseTo(0, within(0.02));
  }

  @ParameterizedTest
  @EnumSource(Estimator.Kind.class)
  void theOrderOfNeuroidsDoesNotMatter(Estimator.Kind kind) {
    Draws draws = new Draws(3);
    Matrix x = draws.features("plain", N, 90);
    Matrix y = draws.responses(x, 50);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
    Collections.reverse(order);
    Matrix a = compare(estimator(kind), x, y, FOLDS).values();
    Matrix b = compare(estimator(kind), x, columns(y, order), FOLDS).values();
    for (int v = 0; v < 50; v++) {
      assertThat(b.column(v)).containsExactly(a.column(order.get(v)), within(2e-7f));
    }
  }

  /** A rotation of the features changes neither the fit nor, with n < d, its minimum norm. */
  @ParameterizedTest
  @ValueSource(ints = {15, 90})
  void leastSquaresIsInvariantToRotationOfTheFeatures(int d) {
    Draws draws = new Draws(4);
    Matrix x = draws.features("plain", N, d);
    Matrix y = draws.responses(x, 6);
    Matrix rotated = reflected(x, draws.symmetric(d));
    Estimator estimator = Estimator.leastSquares(false);
    assertThat(compare(estimator, rotated, y, FOLDS).values().toArray())
        .containsExactly(compare(estimator, x, y, FOLDS).values().toArray(), within(2e-5f));
  }

  /** Every row minus twice its part along {@code direction} (Householder). */
  private static Matrix reflected(Matrix x, double[] direction) {
    double square = 0;
    for (double value : direction) {
      square += value * value;
    }
    double[][] result = new double[x.rows()][x.columns()];
    for (int i = 0; i < x.rows(); i++) {
      double part = 0;
      for (int j = 0; j < direction.length; j++) {
        part += x.get(i, j) * direction[j];
      }
      for (int j = 0; j < direction.length; j++) {
        result[i][j] = x.get(i, j) - 2 * part / square * direction[j];
      }
    }
    return Draws.matrix(result);
  }

  @ParameterizedTest
  @EnumSource(Estimator.Kind.class)
  void splitsThatShareTheirTrainingRowsScoreAsAlone(Estimator.Kind kind) {
    Draws draws = new Draws(5);
    Matrix x = draws.features("plain", N, 30);
    Matrix y = draws.responses(x, 4);
    List<Split> inner = Splits.inner(FOLDS);
    Comparison together = compare(estimator(kind), x, y, inner);
    for (int k = 0; k < inner.size(); k++) {
      Comparison alone = compare(estimator(kind), x, y, inner.subList(k, k + 1));
      for (int v = 0; v < 4; v++) {
        assertThat(together.values().get(k, v)).isCloseTo(alone.values().get(0, v), within(2e-7f));
      }
      assertThat(together.details().get("alpha." + k)).isEqualTo(alone.details().get("alpha.0"));
    }
  }

  /** A shared penalty is chosen by inner products where neuroids are many: the same to each. */
  @ParameterizedTest
  @CsvSource({"10, false", "52, false", "90, false", "10, true", "52, true", "90, true"})
  void manyNeuroidsScoreAsFewThatAreRepeated(int d, boolean standardise) {
    Draws draws = new Draws(14);
    Matrix x = draws.features("plain", N, d);
    Matrix few = draws.responses(x, 7);
    List<Integer> repeated = IntStream.range(0, 70).mapToObj(v -> v % 7).toList();
    Estimator estimator = Estimator.ridge(Estimator.powersOfTen(-1, 4), standardise);
    Comparison expected = compare(estimator, x, few, FOLDS);
    Comparison actual = compare(estimator, x, columns(few, repeated), FOLDS);
    assertThat(actual.details()).isEqualTo(expected.details());
    assertThat(actual.values().toArray())
        .containsExactly(columns(expected.values(), repeated).toArray(), within(2e-7f));
  }

  /** What is known of responses from before, on other rows for instance, changes nothing. */
  @ParameterizedTest
  @EnumSource(Estimator.Kind.class)
  void responsesThatWereSeenBeforeScoreAsNewOnes(Estimator.Kind kind) {
    Draws draws = new Draws(13);
    Matrix x = draws.features("plain", N, 90);
    Matrix seen = holes(draws.responses(x, 70), i -> i == 59, v -> v % 2 == 0);
    List<Split> later =
        FOLDS.stream().map(s -> new Split(kept(s.train()), kept(s.test()))).toList();
    for (List<Split> splits : List.of(FOLDS, later, FOLDS)) {
      Comparison again = compare(estimator(kind), x, seen, splits);
      Comparison first = compare(estimator(kind), x, holes(seen, i -> false, v -> false), splits);
      assertThat(again.values().toArray()).isEqualTo(first.values().toArray());
      assertThat(again.details()).isEqualTo(first.details());
    }
  }

  static Stream<Arguments> kindsAndFeatures() {
    return Stream.of(Estimator.Kind.values())
        .flatMap(kind -> Stream.of(10, 52, 90).map(d -> Arguments.of(kind, d)));
  }

  /** One split alone is fitted; folds together are had from one fit of all rows where that goes. */
  @ParameterizedTest
  @MethodSource("kindsAndFeatures")
  void foldsTogetherScoreAsEachFittedByItself(Estimator.Kind kind, int d) {
    Draws draws = new Draws(11);
    Matrix x = draws.features("plain", N, d);
    Matrix y = holes(draws.responses(x, 70), i -> i == 5, v -> v == 1);
    List<Split> splits = new ArrayList<>(Splits.of(CrossValidation.parse("shuffle:6"), assembly()));
    splits.addAll(Splits.of(CrossValidation.parse("contiguous:5:gap=1"), assembly()));
    splits.addAll(Splits.inner(splits));
    splits.add(new Split(rows(0, 50), rows(40, 60)));
    Comparison together = compare(estimator(kind), x, y, splits);
    for (int k = 0; k < splits.size(); k++) {
      Comparison alone = compare(estimator(kind), x, y, splits.subList(k, k + 1));
      assertThat(Arrays.copyOfRange(together.values().toArray(), 70 * k, 70 * k + 70))
          .as("split %d", k)
          .containsExactly(alone.values().toArray(), within(2e-7f));
      assertThat(together.details().get("alpha." + k)).isEqualTo(alone.details().get("alpha.0"));
      assertThat(together.details().get("incomplete." + k))
          .isEqualTo(alone.details().get("incomplete.0"));
    }
  }

  private static Assembly assembly() {
    return Folds.assembly(N, i -> "s", i -> true);
  }

  @ParameterizedTest
  @EnumSource(Estimator.Kind.class)
  void theNumberOfThreadsDoesNotMatter(Estimator.Kind kind) {
    Draws draws = new Draws(12);
    Matrix x = draws.features("plain", 120, 40);
    Matrix y = draws.responses(x, 2500);
    List<Split> splits = Splits.inner(Folds.of(120));
    float[] expected = withThreads(1, () -> compare(estimator(kind), x, y, splits));
    assertThat(withThreads(3, () -> compare(estimator(kind), x, y, splits))).isEqualTo(expected);
  }

  private static float[] withThreads(int threads, Supplier<Comparison> work) {
    String before = System.setProperty("wernicke.threads", Integer.toString(threads));
    try {
      return work.get().values().toArray();
    } finally {
      if (before == null) {
        System.clearProperty("wernicke.threads");
      } else {
        System.setProperty("wernicke.threads", before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Estimator.Kind.class)
  void presentationsWithoutResponsesAreLeftOut(Estimator.Kind kind) {
    Draws draws = new Draws(6);
    Matrix x = draws.features("plain", N, 30);
    Matrix y = draws.responses(x, 4);
    Comparison missing = compare(estimator(kind), x, holes(y, i -> i % 7 == 3, v -> true), FOLDS);
    List<Split> fewer =
        FOLDS.stream().map(s -> new Split(kept(s.train()), kept(s.test()))).toList();
    Comparison expected = compare(estimator(kind), x, y, fewer);
    assertThat(missing.values().toArray())
        .containsExactly(expected.values().toArray(), within(2e-7f));
    assertThat(missing.presentations()).isEqualTo(expected.presentations()).isEqualTo(51);
    assertThat(missing.details()).containsEntry("unanswered", 9.0);
  }

  private static int[] kept(int[] rows) {
    return IntStream.of(rows).filter(i -> i % 7 != 3).toArray();
  }

  @ParameterizedTest
  @EnumSource(Estimator.Kind.class)
  void aNeuroidWithAMissingValueHasNoScoreInThatSplit(Estimator.Kind kind) {
    Draws draws = new Draws(7);
    Matrix x = draws.features("plain", N, 30);
    Matrix y = draws.responses(x, 60);
    // Row 5 is a test row of split 0 and a training row of the others.
    Comparison missing = compare(estimator(kind), x, holes(y, i -> i == 5, v -> v == 1), FOLDS);
    Comparison without = compare(estimator(kind), x, columns(y, without(60, 1)), FOLDS);
    for (int k = 0; k < 3; k++) {
      assertThat(missing.values().get(k, 1)).isNaN();
      assertThat(missing.values().get(k, 0)).isCloseTo(without.values().get(k, 0), within(2e-7f));
      assertThat(missing.values().get(k, 59)).isCloseTo(without.values().get(k, 58), within(2e-7f));
      assertThat(missing.details()).containsEntry("incomplete." + k, 1.0);
    }
    Split later = new Split(rows(10, 40), rows(40, 60));
    assertThat(compare(estimator(kind), x, holes(y, i -> i == 5, v -> v == 1), List.of(later)))
        .satisfies(c -> assertThat(c.values().get(0, 1)).isNotNaN());
  }

  private static List<Integer> without(int n, int gone) {
    return IntStream.range(0, n).filter(v -> v != gone).boxed().toList();
  }

  private static int[] rows(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  @Test
  void constantResponsesScoreZero() {
    Draws draws = new Draws(8);
    Matrix x = draws.features("plain", N, 10);
    for (boolean standardise : new boolean[] {false, true}) {
      Comparison result =
          compare(Estimator.leastSquares(standardise), x, Matrix.column(filled(0.1f, N)), FOLDS);
      assertThat(result.values().toArray()).containsExactly(filled(0, 3), within(1e-6f));
    }
  }

  @Test
  void badInputIsRefusedInOneLine() {
    Draws draws = new Draws(9);
    Matrix x = draws.features("plain", N, 4);
    Matrix y = draws.responses(x, 2);
    Estimator estimator = Estimator.leastSquares(false);
    refused(() -> compare(estimator, holes(x, i -> i == 17, j -> j == 2), y, FOLDS))
        .hasMessageContaining("feature 2 of presentation 17 is NaN");
    refused(() -> compare(estimator, x, Matrix.column(new float[N - 1]), FOLDS))
        .hasMessageContaining("60 presentations")
        .hasMessageContaining("59");
    float[] values = new float[N];
    values[17] = Float.POSITIVE_INFINITY;
    Matrix broken = Matrix.column(values);
    for (int again = 0; again < 2; again++) {
      refused(() -> compare(estimator, x, broken, FOLDS))
          .hasMessageContaining("the response of neuroid 0 to presentation 17 is infinite");
    }
    refused(() -> compare(estimator, x, holes(y, i -> i < 20, v -> true), FOLDS))
        .hasMessageContaining("split 0 has 40 training and 0 test presentations");
    Matrix never = holes(holes(y, i -> i % 20 == 5, v -> v == 0), i -> i % 20 == 6, v -> v == 1);
    refused(() -> compare(estimator, x, never, FOLDS))
        .hasMessageContaining("every neuroid lacks a response");
    refused(() -> Estimator.ridge(List.of(), false)).hasMessageContaining("penalty");
    refused(() -> Estimator.ridge(List.of(0.0), false)).hasMessageContaining("positive");
  }

  private static AbstractThrowableAssert<?, ?> refused(Runnable work) {
    return assertThatThrownBy(work::run)
        .isInstanceOf(PluginException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void cancellationIsHeardBetweenSplits() {
    Draws draws = new Draws(10);
    Matrix x = draws.features("plain", N, 4);
    Matrix y = draws.responses(x, 2);
    List<String> heard = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void report(double fraction, String what) {
            heard.add(what);
          }

          @Override
          public boolean cancelled() {
            return heard.size() == 2;
          }
        };
    assertThatThrownBy(
            () -> Predictivity.compare(Estimator.leastSquares(false), x, y, FOLDS, progress))
        .isInstanceOf(CancellationException.class);
    assertThat(heard).containsExactly("split 1 of 3", "split 2 of 3");
  }

  /** The same numbers with NaN where both predicates hold. */
  private static Matrix holes(Matrix matrix, IntPredicate row, IntPredicate column) {
    float[] values = matrix.toArray();
    for (int k = 0; k < values.length; k++) {
      if (row.test(k / matrix.columns()) && column.test(k % matrix.columns())) {
        values[k] = Float.NaN;
      }
    }
    return Matrix.of(matrix.rows(), matrix.columns(), values);
  }

  private static Matrix columns(Matrix matrix, List<Integer> selected) {
    float[] values = new float[matrix.rows() * selected.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = matrix.get(k / selected.size(), selected.get(k % selected.size()));
    }
    return Matrix.of(matrix.rows(), selected.size(), values);
  }
}
