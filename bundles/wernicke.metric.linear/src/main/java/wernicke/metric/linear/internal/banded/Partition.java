package wernicke.metric.linear.internal.banded;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.regression.Held;
import wernicke.linalg.regression.banded.BandedRidge;
import wernicke.linalg.statistics.Statistics;
import wernicke.metric.linear.internal.Permutations;
import wernicke.metric.linear.internal.Stages;

/**
 * Partition of the variance that a model's layer and controls explain (de Heer, Huth, Griffiths,
 * Gallant & Theunissen 2017, J. Neurosci. 37; Deniz, Nunez-Elizalde, Huth & Gallant 2019, J.
 * Neurosci. 39).
 *
 * <p>Three banded ridge models are fitted on the same folds: all bands, the controls, the layer.
 * Variance explained is cross-validated R2, {@code 1 - sum (y - prediction)^2 / sum (y - mean y)^2}
 * over the test rows of a split (himalaya's {@code r2_score}; not r squared, which ignores errors
 * of scale and cannot be negative), mean over splits. Of a time series predictions and responses
 * are first centred over the test rows, as the cited papers centre every run: a slow drift moves
 * the mean of a block, which no feature explains. Columns per neuroid:
 *
 * <ul>
 *   <li>{@code r2.full}, {@code r2.controls}, {@code r2.model}: R2 of all bands, of the controls
 *       alone, of the layer alone
 *   <li>{@code unique} = r2.full - r2.controls: what only the layer explains
 *   <li>{@code shared} = r2.model + r2.controls - r2.full: what either explains
 * </ul>
 *
 * <p>Since R2 is of new data, parts can be negative: by noise, or because more bands are harder to
 * fit. They are reported as they are. Without controls there is only {@code r2.model}. Details
 * {@code unique}, {@code shared}, ...: the medians over neuroids. With permutations, {@code p}: of
 * r of all bands, one-sided ({@link Permutations}).
 *
 * <p>Splits of the nested layer choice have values, but no part in these columns.
 */
final class Partition {
  private static final String LAYER = "model";

  private final BandedSettings settings;
  private final Assembly assembly;
  private final boolean timeSeries;
  private final Matrix layer;
  private final Map<String, Matrix> controls;
  private final Map<String, List<Double>> columns = new HashMap<>();

  Partition(
      BandedSettings settings, Assembly assembly, Matrix layer, Map<String, Matrix> controls) {
    this.settings = settings;
    this.assembly = assembly;
    this.timeSeries = !assembly.alignment().delays().isEmpty();
    this.layer = layer;
    this.controls = controls;
  }

  Comparison compare(List<Split> splits, Progress progress) {
    Map<String, Matrix> all = new LinkedHashMap<>();
    all.put(LAYER, layer);
    all.putAll(controls);
    int[] outer = IntStream.range(0, splits.size()).filter(s -> !splits.get(s).inner()).toArray();
    List<Split> scored = Arrays.stream(outer).mapToObj(splits::get).toList();
    int others = controls.isEmpty() ? 0 : scored.size();
    Stages stages = new Stages(progress, splits.size(), others, others, 1);
    BandedRidge.Result full = fit(all, splits, stages.next("all bands"));
    double[] joint = explained(full, outer);
    if (controls.isEmpty()) {
      column("r2.model", joint);
    } else {
      double[] other = explained(fit(controls, scored, stages.next("controls")));
      double[] own = explained(fit(Map.of(LAYER, layer), scored, stages.next("layer")));
      partition(joint, other, own);
    }
    Map<String, Double> details = new HashMap<>(full.details());
    columns.forEach(
        (name, column) ->
            details.put(name, Statistics.median(column.stream().mapToDouble(x -> x).toArray())));
    if (settings.permutations().count() > 0) {
      Held[] held = Arrays.stream(outer).mapToObj(full.held()::get).toArray(Held[]::new);
      columns.put("p", settings.permutations().pValues(held, assembly, stages.next("")));
    }
    return new Comparison(full.r(), full.presentations(), details, columns);
  }

  private BandedRidge.Result fit(Map<String, Matrix> bands, List<Split> splits, Progress progress) {
    return BandedRidge.compare(
        settings.search(timeSeries, bands.size()), bands, assembly.values(), splits, progress);
  }

  private double[] explained(BandedRidge.Result result) {
    return explained(result, IntStream.range(0, result.r().rows()).toArray());
  }

  /** Mean R2 over splits; of a time series without the drift of test blocks. */
  private double[] explained(BandedRidge.Result result, int[] splits) {
    return timeSeries ? result.meanCentredR2(splits) : result.meanR2(splits);
  }

  private void partition(double[] full, double[] controls, double[] model) {
    column("r2.full", full);
    column("r2.controls", controls);
    column("r2.model", model);
    column("unique", IntStream.range(0, full.length).mapToDouble(v -> full[v] - controls[v]));
    column(
        "shared",
        IntStream.range(0, full.length).mapToDouble(v -> model[v] + controls[v] - full[v]));
  }

  private void column(String name, DoubleStream values) {
    columns.put(name, values.boxed().toList());
  }

  private void column(String name, double[] values) {
    column(name, Arrays.stream(values));
  }
}
