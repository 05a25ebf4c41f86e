package wernicke.metric.linear.internal.ceiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Neuroid;
import wernicke.api.Split;
import wernicke.linalg.statistics.Statistics;

/**
 * The subjects that can take part in a ceiling, with their neuroids: those of single subjects that
 * have a value for every presentation of the splits. Presentations without any value are left out
 * first.
 *
 * @param columns per subject, in order of appearance, the columns of its neuroids
 * @param neuroids number of all neuroids
 * @param rows the presentations that take part, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
public record Subjects(List<int[]> columns, int neuroids, int[] rows) {
  public static Subjects of(Assembly assembly, List<Split> splits) {
    int[] individual =
        IntStream.range(0, assembly.neuroids().size())
            .filter(v -> !assembly.neuroids().get(v).group())
            .toArray();
    int[] rows =
        splits.stream()
            .flatMapToInt(s -> IntStream.concat(Arrays.stream(s.train()), Arrays.stream(s.test())))
            .distinct()
            .sorted()
            .filter(i -> Arrays.stream(individual).anyMatch(v -> present(assembly, i, v)))
            .toArray();
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    for (int v : individual) {
      Neuroid neuroid = assembly.neuroids().get(v);
      if (Arrays.stream(rows).allMatch(i -> present(assembly, i, v))) {
        columns.computeIfAbsent(neuroid.subject(), s -> new ArrayList<>()).add(v);
      }
    }
    List<int[]> groups =
        columns.values().stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toList();
    return new Subjects(groups, assembly.neuroids().size(), rows);
  }

  private static boolean present(Assembly assembly, int row, int neuroid) {
    return !Float.isNaN(assembly.values().get(row, neuroid));
  }

  int count() {
    return columns.size();
  }

  /**
   * Why these are too few.
   *
   * @param needed how many would do
   */
  String shortage(Assembly assembly, int needed) {
    long there =
        assembly.neuroids().stream()
            .filter(n -> !n.group())
            .map(Neuroid::subject)
            .distinct()
            .count();
    if (there == 0) {
      return "the data are means over subjects";
    } else if (there < needed) {
      return there == 1
          ? "there is a single subject, and no other to predict it from"
          : "there are %d subjects, and %d are needed".formatted(there, needed);
    }
    return "%d of %d subjects have a neuroid with a value for every presentation, and %d are needed"
        .formatted(count(), there, needed);
  }

  /** The splits without presentations that have no value. */
  List<Split> answered(List<Split> splits) {
    return splits.stream().map(s -> new Split(answered(s.train()), answered(s.test()))).toList();
  }

  private int[] answered(int[] selected) {
    return Arrays.stream(selected).filter(i -> Arrays.binarySearch(rows, i) >= 0).toArray();
  }

  /** How many neuroids take part. */
  int individual() {
    return columns.stream().mapToInt(own -> own.length).sum();
  }

  /** Zeros: subject x neuroid of the subject. */
  double[][] perNeuroid() {
    return columns.stream().map(own -> new double[own.length]).toArray(double[][]::new);
  }

  /** The ceiling with one value for each neuroid that takes part: their median. */
  Ceiling ceiling(double[][] perNeuroid, String method) {
    double[] ceilings = new double[neuroids];
    Arrays.fill(ceilings, Double.NaN);
    for (int s = 0; s < count(); s++) {
      for (int v = 0; v < perNeuroid[s].length; v++) {
        ceilings[columns.get(s)[v]] = perNeuroid[s][v];
      }
    }
    return new Ceiling(
        Statistics.median(ceilings), method, Arrays.stream(ceilings).boxed().toList());
  }
}
