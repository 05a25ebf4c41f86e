package wernicke.linalg.internal.folds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.internal.gram.Design;
import wernicke.linalg.internal.gram.Kernel;
import wernicke.linalg.internal.gram.LeastSquares;
import wernicke.linalg.internal.gram.Predictors;
import wernicke.linalg.internal.gram.Problem;
import wernicke.linalg.internal.gram.Responses;
import wernicke.linalg.internal.gram.RidgePath;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.OpenBlas;
import wernicke.linalg.internal.matrix.Scaling;
import wernicke.testing.Draws;

/** All folds from one decomposition, against a fit of the training rows of each. */
class AllFoldsTest {
  private static final double[] PENALTIES = {1e-3, 1e-1, 10, 1e3};
  private static final double TOLERANCE = 1e-9;

  /**
   * Data and folds: {@code folds} test blocks, and {@code gap} rows around each that are left out.
   */
  record Sample(Matrix x, Matrix y, int folds, int gap) {
    int n() {
      return x.rows();
    }

    private List<Split> splits() {
      return IntStream.range(0, folds)
          .mapToObj(k -> split(k * n() / folds, (k + 1) * n() / folds))
          .toList();
    }

    private Split split(int from, int to) {
      return new Split(
          IntStream.range(0, n()).filter(i -> i < from - gap || i >= to + gap).toArray(),
          IntStream.range(from, to).toArray());
    }

    @Override
    public String toString() {
      return n()
          + " x "
          + x.columns()
          + ", "
          + y.columns()
          + " neuroids, "
          + folds
          + " folds, gap "
          + gap;
    }
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.integers().between(24, 60),
            Arbitraries.of(2, 5, 70, 200),
            Arbitraries.of(1, 3, 90),
            Arbitraries.integers().between(3, 6),
            Arbitraries.integers().between(0, 2))
        .as(
            (seed, n, d, v, folds, gap) -> {
              Draws draws = new Draws(seed);
              Matrix x = draws.features("plain", n, d);
              return new Sample(x, draws.responses(x, v), folds, gap);
            });
  }

  @Property(seed = "20140423", tries = 60)
  void leastSquaresPredictsAsRefitted(@ForAll("samples") Sample sample) {
    run(
        sample,
        false,
        setting -> {
          setting.all.leastSquares();
          setting.forEach(
              set ->
                  setting.assertPredicts(
                      set,
                      setting.responses.smooth(
                          LeastSquares.smoother(setting.predictors(set)), set.train())));
        });
  }

  /** By {@code Y Yᵀ} if there are more neuroids than rows, by the neuroids themselves if not. */
  @Property(seed = "20140423", tries = 60)
  void ridgeChoosesAndPredictsAsRefitted(@ForAll("samples") Sample sample) {
    run(
        sample,
        sample.y.columns() > sample.n(),
        setting -> {
          int[] chosen = setting.all.ridge(PENALTIES);
          setting.forEach(
              set -> {
                RidgePath path = RidgePath.of(setting.predictors(set), PENALTIES);
                double[] errors =
                    Arrays.stream(path.errors(setting.training(set)))
                        .mapToDouble(row -> Arrays.stream(row).sum())
                        .toArray();
                int best = RidgePath.best(errors);
                assertThat(chosen[setting.number(set)]).isEqualTo(best);
                setting.assertPredicts(
                    set, setting.responses.smooth(path.smoother(best), set.train()));
              });
        });
  }

  @Property(seed = "20140423", tries = 60)
  void ridgePerNeuroidChoosesAndPredictsAsRefitted(@ForAll("samples") Sample sample) {
    run(
        sample,
        false,
        setting -> {
          int[][] chosen = setting.all.ridgePerNeuroid(PENALTIES);
          setting.forEach(
              set -> {
                RidgePath path = RidgePath.of(setting.predictors(set), PENALTIES);
                Dense y = setting.training(set);
                int[] best = RidgePath.bestPerNeuroid(path.errors(y));
                assertThat(chosen[setting.number(set)]).containsExactly(best);
                setting.assertPredicts(set, path.predict(y, best));
              });
        });
  }

  /**
   * A training set without feature 0, which is constant there, does not tell what the others do.
   */
  @Example
  void aFoldThatTheRestTellsNothingOfIsLeftUndone() {
    Draws draws = new Draws(1);
    double[][] x = draws.symmetric(40, 3);
    for (int i = 0; i < 40; i++) {
      x[i][0] = i < 8 ? x[i][0] : 0.5;
    }
    Sample sample = new Sample(Draws.matrix(x), Draws.matrix(draws.symmetric(40, 2)), 5, 0);
    run(
        sample,
        false,
        setting -> {
          setting.all.leastSquares();
          assertThat(IntStream.range(0, 5).filter(setting.all::undone)).containsExactly(0);
        });
  }

  /** A feature that is constant tells nothing; one that is there twice leaves the choice open. */
  @Example
  void leastSquaresIsBorneWhereItIsUnique() {
    OpenBlas.require();
    assertThat(bears("plain", 0)).isTrue();
    assertThat(bears("constant", 1)).isTrue();
    assertThat(bears("constant", 0)).isFalse();
    assertThat(bears("duplicate-columns", 0)).isFalse();
    assertThat(bears("nearly-duplicate-columns", 0)).isFalse();
  }

  private static boolean bears(String kind, int constant) {
    Matrix x = new Draws(2).features(kind, 30, 5);
    int[] rows = IntStream.range(0, 30).toArray();
    return Memory.with(
        () ->
            LayerFit.primal(Scaling.of(x, rows, true).apply(x, rows), constant)
                .bearsLeastSquares());
  }

  @Example
  void rowsThatAreTestedAndTrainedOnOrMostlyHeldOutAreNoFold() {
    assertThat(Fold.of(set(List.of(0, 1, 2, 3), List.of(3, 4)), 6)).isEmpty();
    assertThat(Fold.of(set(List.of(0, 0, 1, 2, 3), List.of(4)), 5)).isEmpty();
    assertThat(Fold.of(set(List.of(0, 1), List.of(2, 3)), 6)).isEmpty();
    assertThat(Fold.of(set(List.of(3, 0, 1), List.of(4)), 5).orElseThrow().held())
        .containsExactly(2, 4);
  }

  private static Problem.TrainingSet set(List<Integer> train, List<Integer> test) {
    return new Problem.TrainingSet(
        train.stream().mapToInt(i -> i).toArray(),
        test.stream().mapToInt(i -> i).toArray(),
        new int[] {0},
        new int[] {test.size()});
  }

  /** Work with a memory scope around it. */
  private interface Work {
    void accept(Setting setting);
  }

  private static void run(Sample sample, boolean products, Work work) {
    OpenBlas.require();
    Memory.run(() -> work.accept(new Setting(sample, products)));
  }

  /** A sample, the folds of it and what is predicted for them. */
  private static final class Setting {
    final Sample sample;
    final Problem problem;
    final Responses responses;
    final AllFolds all;
    private final double[][][] predictions;

    Setting(Sample sample, boolean products) {
      this.sample = sample;
      this.problem = Problem.of(sample.y, sample.splits());
      this.responses = new Responses(sample.y, problem.rows());
      responses.prepare();
      if (products) {
        responses.prepareProducts();
      }
      this.predictions = new double[problem.sets().size()][][];
      List<Fold> folds = new ArrayList<>();
      problem.sets().forEach(set -> folds.add(Fold.of(set, sample.n()).orElseThrow()));
      this.all =
          new AllFolds(
              layer(),
              responses,
              folds,
              this::note,
              new SplitProgress(Progress.NONE, folds.size()));
    }

    private LayerFit layer() {
      Dense x = Scaling.of(sample.x, problem.rows(), false).apply(sample.x, problem.rows());
      return x.columns >= x.rows
          ? LayerFit.dual(Kernel.of(new Design(x, Dense.zeros(0, x.columns))).train())
          : LayerFit.primal(x, 0);
    }

    int number(Problem.TrainingSet set) {
      return problem.sets().indexOf(set);
    }

    private synchronized void note(
        Fold fold, int from, Dense block, Dense observed, boolean[] wanted) {
      int number = number(fold.set());
      if (predictions[number] == null) {
        predictions[number] = new double[block.rows][sample.y.columns()];
      }
      for (int i = 0; i < block.rows; i++) {
        for (int v = 0; v < block.columns; v++) {
          double[] row = predictions[number][i];
          row[from + v] = wanted[v] ? block.get(i, v) : row[from + v];
        }
      }
    }

    Predictors predictors(Problem.TrainingSet set) {
      Design design = Design.of(sample.x, set.train(), set.test(), false);
      return new Predictors() {
        @Override
        public boolean dual() {
          return sample.x.columns() >= set.train().length;
        }

        @Override
        public Kernel kernel() {
          return Kernel.of(design);
        }

        @Override
        public Design design() {
          return design;
        }
      };
    }

    Dense training(Problem.TrainingSet set) {
      return responses.block(set.train(), 0, responses.neuroids());
    }

    void forEach(Consumer<Problem.TrainingSet> check) {
      problem.sets().forEach(set -> Memory.run(() -> check.accept(set)));
    }

    /**
     * @param expected test rows x neuroids, about some number of each neuroid
     */
    void assertPredicts(Problem.TrainingSet set, Dense expected) {
      assertThat(all.undone(number(set))).isFalse();
      double[][] actual = predictions[number(set)];
      for (int v = 0; v < expected.columns; v++) {
        double shift = actual[0][v] - expected.get(0, v);
        for (int i = 0; i < expected.rows; i++) {
          assertThat(actual[i][v] - shift)
              .as("row %d, neuroid %d", i, v)
              .isCloseTo(expected.get(i, v), within(TOLERANCE));
        }
      }
    }
  }
}
