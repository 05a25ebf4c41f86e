package wernicke.linalg.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;

/**
 * Compares features with the responses of each subject by a {@link Geometry}, on the test
 * presentations of each split: there is nothing to fit, and training presentations play no part.
 *
 * <p>A subject has one value per split, however many neuroids. It stands in the column of the
 * subject's first neuroid; the others are NaN. So the median over neuroids that every score takes
 * is the median over subjects: on every column, the value of a subject with more voxels would weigh
 * more. Means over subjects together count as one subject.
 */
public final class SubjectSimilarity {
  /** Fewer patterns are always perfectly alike, or have no order. */
  private static final int MINIMUM = 3;

  private final FeaturePatterns<?> features;
  private final List<SubjectResponses> subjects;
  private final int neuroids;
  private final Map<String, Double> details = new HashMap<>();
  private final TreeSet<Integer> used = new TreeSet<>();

  private SubjectSimilarity(FeaturePatterns<?> features, Assembly assembly) {
    this.features = features;
    this.subjects = SubjectResponses.of(assembly);
    this.neuroids = assembly.neuroids().size();
  }

  /**
   * Compares features with responses.
   *
   * <p>Presentations whose features have no place in the geometry are left out; of a subject, then
   * presentations without any response, then neuroids that lack one. Details: {@code flat.<split>}
   * how many presentations were left out for their features, {@code incomplete.<split>} how many
   * neuroids were, {@code undefined.<split>} how many subjects have no value (NaN), because fewer
   * than three presentations remain or the geometry is undefined. {@link
   * Comparison#presentations()}: how many took part for some subject in some split.
   *
   * @param features presentations x d, finite at the test presentations
   * @return splits x neuroids, NaN but for one column per subject
   * @throws PluginException if the numbers of rows differ, a feature is not finite, a response is
   *     infinite, or no subject has a value in any split
   */
  public static <G> Comparison compare(
      Geometry<G> geometry,
      Matrix features,
      Assembly assembly,
      List<Split> splits,
      Progress progress) {
    FeaturePatterns<G> patterns = FeaturePatterns.of(geometry, features, assembly, splits);
    SubjectSimilarity similarity = new SubjectSimilarity(patterns, assembly);
    float[] values = similarity.run(splits, progress);
    if (similarity.used.isEmpty()) {
      throw new PluginException(
          assembly.dataset() + ": no subject has a value in any split: " + geometry.needs());
    }
    return new Comparison(
        Matrix.of(splits.size(), similarity.neuroids, values),
        similarity.used.size(),
        similarity.details);
  }

  private float[] run(List<Split> splits, Progress progress) {
    float[] values = new float[Math.multiplyExact(splits.size(), neuroids)];
    int done = 0;
    for (Map.Entry<List<Integer>, List<Integer>> set : sets(splits).entrySet()) {
      int[] test = set.getKey().stream().mapToInt(Integer::intValue).toArray();
      float[] row = score(test, set.getValue(), progress);
      for (int split : set.getValue()) {
        System.arraycopy(row, 0, values, split * neuroids, neuroids);
        done++;
      }
      progress.report((double) done / splits.size(), "split " + done + " of " + splits.size());
    }
    return values;
  }

  /** The distinct sets of test presentations, ascending, with the numbers of their splits. */
  private static Map<List<Integer>, List<Integer>> sets(List<Split> splits) {
    Map<List<Integer>, List<Integer>> sets = new LinkedHashMap<>();
    for (int s = 0; s < splits.size(); s++) {
      List<Integer> test = Arrays.stream(splits.get(s).test()).sorted().boxed().toList();
      sets.computeIfAbsent(test, t -> new ArrayList<>()).add(s);
    }
    return sets;
  }

  /** One value per subject, in the column of its first neuroid. */
  private float[] score(int[] test, List<Integer> splits, Progress progress) {
    int[] placed = features.defined(test);
    float[] values = new float[neuroids];
    Arrays.fill(values, Float.NaN);
    int incomplete = 0;
    int undefined = 0;
    for (SubjectResponses subject : subjects) {
      progress.check();
      int[] own = subject.answered(placed);
      int[] columns = subject.complete(own);
      double value = similarity(subject, own, columns);
      values[subject.first()] = (float) value;
      incomplete += subject.size() - columns.length;
      undefined += Double.isNaN(value) ? 1 : 0;
    }
    record("flat.", splits, test.length - placed.length);
    record("incomplete.", splits, incomplete);
    record("undefined.", splits, undefined);
    return values;
  }

  private double similarity(SubjectResponses subject, int[] own, int[] columns) {
    if (own.length < MINIMUM || columns.length == 0) {
      return Double.NaN;
    }
    double value = features.similarity(own, subject.patterns(own, columns));
    if (!Double.isNaN(value)) {
      Arrays.stream(own).forEach(used::add);
    }
    return value;
  }

  private void record(String detail, List<Integer> splits, int count) {
    if (count > 0) {
      splits.forEach(split -> details.put(detail + split, (double) count));
    }
  }
}
