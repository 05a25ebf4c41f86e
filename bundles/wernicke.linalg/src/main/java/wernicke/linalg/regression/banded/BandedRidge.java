package wernicke.linalg.regression.banded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.internal.gram.Problem;
import wernicke.linalg.internal.gram.Responses;
import wernicke.linalg.internal.matrix.Dense;
import wernicke.linalg.internal.matrix.Memory;
import wernicke.linalg.internal.matrix.OpenBlas;
import wernicke.linalg.regression.Held;
import wernicke.linalg.statistics.Statistics;

/**
 * Banded ridge regression: ridge with a penalty of its own for each group of features and each
 * neuroid (Nunez-Elizalde, Huth & Gallant 2019, NeuroImage 197), chosen by random search on inner
 * folds ({@link BandSearch}).
 *
 * <p>A band with weight w and penalty a is a band of ridge with penalty a / w. Everything happens
 * in n x n: the kernel of a candidate is the weighted sum of the bands' kernels, one eigen
 * decomposition per inner fold serves all penalties, one product all neuroids. The chosen ones are
 * fitted again on all training rows. float64 throughout; the intercept is not penalised.
 */
public final class BandedRidge {
  private static final int BLOCK = 2048;

  private final BandSearch search;
  private final List<String> names;
  private final List<Matrix> bands;
  private final double[][] weights;
  private final Problem problem;
  private final Responses responses;
  private final Held[] held;
  private final float[] r;
  private final double[] r2;
  private final double[] centredR2;
  private final Map<String, Double> details = new HashMap<>();

  /**
   * What banded ridge finds.
   *
   * @param r Pearson's r, splits x neuroids; NaN where a neuroid has no value in a split
   * @param r2 coefficient of determination, splits x neuroids, row-major: {@code 1 - sum (y -
   *     prediction)^2 / sum (y - mean y)^2} over the test rows of the split (himalaya's {@code
   *     r2_score}); negative where the mean predicts better, 0 for a response that does not vary
   * @param centredR2 the same of predictions and responses that are each centred over the test
   *     rows: a slow drift, which moves the mean of a test block, does not count
   * @param presentations how many took part
   * @param details per split: {@code alpha.<split>} the median penalty, {@code
   *     weight.<band>.<split>} the mean weight of a band, {@code incomplete.<split>} how many
   *     neuroids have no value
   * @param held the predictions, one per split
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Result(
      Matrix r,
      double[] r2,
      double[] centredR2,
      int presentations,
      Map<String, Double> details,
      List<Held> held) {
    /** Per neuroid the mean R2 over those of the splits that have a value; NaN if none has. */
    public double[] meanR2(int[] splits) {
      return means(r2, splits);
    }

    /** The same of centred predictions and responses. */
    public double[] meanCentredR2(int[] splits) {
      return means(centredR2, splits);
    }

    private double[] means(double[] values, int[] splits) {
      int neuroids = r.columns();
      return IntStream.range(0, neuroids)
          .mapToDouble(
              v ->
                  Arrays.stream(splits)
                      .mapToDouble(s -> values[s * neuroids + v])
                      .filter(value -> !Double.isNaN(value))
                      .average()
                      .orElse(Double.NaN))
          .toArray();
    }
  }

  private BandedRidge(
      BandSearch search, Map<String, Matrix> bands, Problem problem, Matrix y, int splits) {
    this.search = search;
    this.names = List.copyOf(bands.keySet());
    this.bands = List.copyOf(bands.values());
    this.weights = search.weights(bands.size());
    this.problem = problem;
    this.responses = new Responses(y, problem.rows());
    responses.prepare();
    this.held = new Held[splits];
    this.r = new float[splits * y.columns()];
    this.r2 = new double[splits * y.columns()];
    this.centredR2 = new double[splits * y.columns()];
  }

  /**
   * Predicts the responses of test presentations from bands of features.
   *
   * @param bands name to presentations x features, finite
   * @param responses presentations x neuroids, NaN where missing; a presentation without any is
   *     left out
   * @throws PluginException if there is no band, a feature is not finite, the numbers of rows
   *     differ, or a split is too small
   */
  public static Result compare(
      BandSearch search,
      Map<String, Matrix> bands,
      Matrix responses,
      List<Split> splits,
      Progress progress) {
    OpenBlas.require();
    Problem problem = problem(bands, responses, splits);
    return Memory.with(
        () ->
            new BandedRidge(search, new LinkedHashMap<>(bands), problem, responses, splits.size())
                .run(progress));
  }

  private static Problem problem(Map<String, Matrix> bands, Matrix responses, List<Split> splits) {
    if (bands.isEmpty()) {
      throw new PluginException("banded ridge needs at least one band of features");
    }
    Problem problem = Problem.of(responses, splits);
    for (Map.Entry<String, Matrix> band : bands.entrySet()) {
      try {
        Problem.requireRows(band.getValue(), responses);
        problem.require(band.getValue());
      } catch (PluginException e) {
        throw new PluginException(band.getKey() + ": " + e.getMessage(), e);
      }
    }
    return problem;
  }

  private Result run(Progress progress) {
    for (int k = 0; k < problem.sets().size(); k++) {
      int set = k;
      Memory.run(() -> score(set, progress));
    }
    if (problem.dropped() > 0) {
      details.put("unanswered", (double) problem.dropped());
    }
    Matrix values = Matrix.of(held.length, responses.neuroids(), r);
    return new Result(
        values, r2, centredR2, problem.rows().length, Map.copyOf(details), List.of(held));
  }

  private void score(int number, Progress progress) {
    Problem.TrainingSet set = problem.sets().get(number);
    double[] factors = responses.factors(set.train(), search.standardise());
    BandKernels kernels =
        BandKernels.of(bands, positions(set.train()), positions(set.test()), search);
    BandedFit fit = new BandedFit(search, weights, kernels, blocks(set.train(), factors));
    int sets = problem.sets().size();
    for (int c = 0; c < weights.length; c++) {
      progress.check();
      fit.consider(c);
      progress.report(
          (number + (c + 1.0) / weights.length) / sets,
          "training set %d of %d, candidate %d of %d"
              .formatted(number + 1, sets, c + 1, weights.length));
    }
    Dense predictions = fit.predict(set.test().length, progress);
    for (int s = 0; s < set.splits().length; s++) {
      describe(set.splits()[s], fit, factors);
      keep(set, s, factors, predictions);
    }
  }

  private int[] positions(int[] selected) {
    return Arrays.stream(selected).map(i -> problem.rows()[i]).toArray();
  }

  private List<Dense> blocks(int[] train, double[] factors) {
    List<Dense> blocks = new ArrayList<>();
    for (int from = 0; from < factors.length; from += BLOCK) {
      blocks.add(responses.block(train, from, Math.min(from + BLOCK, factors.length), factors));
    }
    return blocks;
  }

  private void describe(int split, BandedFit fit, double[] factors) {
    int[] complete = IntStream.range(0, factors.length).filter(v -> factors[v] > 0).toArray();
    details.put(
        "alpha." + split,
        Statistics.median(Arrays.stream(complete).mapToDouble(fit::penalty).toArray()));
    for (int b = 0; b < names.size(); b++) {
      int band = b;
      double mean =
          Arrays.stream(complete)
              .mapToDouble(v -> fit.weights(v)[band])
              .average()
              .orElse(Double.NaN);
      details.put("weight." + names.get(b) + "." + split, mean);
    }
  }

  private void keep(Problem.TrainingSet set, int s, double[] factors, Dense predictions) {
    int split = set.splits()[s];
    int[] test = set.test(s);
    int neuroids = factors.length;
    int start = set.start(s);
    Dense predicted = predictions.selectRows(IntStream.range(start, start + test.length).toArray());
    Goodness goodness = Goodness.of(predicted, measured(set.train(), test, factors));
    float[] values = new float[test.length * neuroids];
    int incomplete = 0;
    for (int v = 0; v < neuroids; v++) {
      boolean trained = factors[v] > 0;
      boolean complete = trained && responses.complete(v, test);
      r[split * neuroids + v] = complete ? (float) goodness.r()[v] : Float.NaN;
      r2[split * neuroids + v] = complete ? goodness.r2()[v] : Double.NaN;
      centredR2[split * neuroids + v] = complete ? goodness.centred()[v] : Double.NaN;
      incomplete += complete ? 0 : 1;
      for (int i = 0; i < test.length; i++) {
        values[i * neuroids + v] = trained ? (float) predicted.get(i, v) : Float.NaN;
      }
    }
    if (incomplete > 0) {
      details.put("incomplete." + split, (double) incomplete);
    }
    held[split] = new Held(positions(test), Matrix.of(test.length, neuroids, values));
  }

  /** The responses of test rows about the training mean, times their factors. */
  private Dense measured(int[] train, int[] test, double[] factors) {
    double[] mean = new double[factors.length];
    double[] row = new double[factors.length];
    for (int i : train) {
      responses.all().row(i, row);
      for (int v = 0; v < row.length; v++) {
        mean[v] += row[v] / train.length;
      }
    }
    Dense measured = Dense.allocate(test.length, factors.length);
    for (int i = 0; i < test.length; i++) {
      responses.all().row(test[i], row);
      for (int v = 0; v < row.length; v++) {
        row[v] = (row[v] - mean[v]) * factors[v];
      }
      measured.setRow(i, row);
    }
    return measured;
  }
}
