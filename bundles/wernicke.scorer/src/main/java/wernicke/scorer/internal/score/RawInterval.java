package wernicke.scorer.internal.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.linalg.statistics.Bootstrap;

/**
 * Bootstrap interval of the raw score over subjects: subjects are drawn with replacement, each with
 * all its neuroids, and the median over the drawn neuroids is taken within every split, then the
 * mean over splits (science.md section 6). A neuroid of a subject that was drawn twice counts
 * twice.
 */
public final class RawInterval {
  private final List<Ordered> splits = new ArrayList<>();
  private final int subjects;

  /**
   * The values of one split in ascending order.
   *
   * @param values without NaN
   * @param counts subject x (n + 1): how many of the subject's are among the first so many
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Ordered(double[] values, int[][] counts) {
    static Ordered of(Matrix matrix, int split, int[] owners, int subjects) {
      int[] order =
          IntStream.range(0, owners.length)
              .filter(j -> !Float.isNaN(matrix.get(split, j)))
              .boxed()
              .sorted((a, b) -> Float.compare(matrix.get(split, a), matrix.get(split, b)))
              .mapToInt(j -> j)
              .toArray();
      int[][] counts = new int[subjects][order.length + 1];
      for (int k = 0; k < order.length; k++) {
        for (int s = 0; s < subjects; s++) {
          counts[s][k + 1] = counts[s][k] + (owners[order[k]] == s ? 1 : 0);
        }
      }
      return new Ordered(
          Arrays.stream(order).mapToDouble(j -> matrix.get(split, j)).toArray(), counts);
    }

    /** The median where each subject counts so often; NaN if none has a value. */
    double median(int[] times) {
      long n = among(values.length, times);
      return n == 0 ? Double.NaN : (place((n - 1) / 2, times) + place(n / 2, times)) / 2;
    }

    /** How many there are among the first so many values. */
    private long among(int first, int[] times) {
      long sum = 0;
      for (int s = 0; s < times.length; s++) {
        sum += (long) times[s] * counts[s][first];
      }
      return sum;
    }

    /** The value at a place from 0, by bisection. */
    private double place(long k, int[] times) {
      int low = 0;
      int high = values.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (among(middle + 1, times) > k) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return values[low];
    }
  }

  private RawInterval(List<Neuroid> neuroids, Matrix values) {
    List<String> names = neuroids.stream().map(Neuroid::subject).distinct().toList();
    int[] owners = neuroids.stream().mapToInt(n -> names.indexOf(n.subject())).toArray();
    subjects = names.size();
    for (int split = 0; split < values.rows(); split++) {
      splits.add(Ordered.of(values, split, owners, subjects));
    }
  }

  /**
   * The interval.
   *
   * @param neuroids of single subjects
   * @param values splits x neuroids
   * @return both ends NaN if fewer than two subjects have values
   */
  static Bootstrap of(List<Neuroid> neuroids, Matrix values, int resamples, int seed) {
    RawInterval raw = new RawInterval(neuroids, values);
    double[] indices = IntStream.range(0, raw.subjects).filter(raw::has).asDoubleStream().toArray();
    return Bootstrap.interval(indices, raw::score, resamples, seed, Bootstrap.LEVEL);
  }

  private boolean has(int subject) {
    int[] alone = new int[subjects];
    alone[subject] = 1;
    return splits.stream().anyMatch(split -> split.among(split.values().length, alone) > 0);
  }

  private double score(double[] drawn) {
    int[] times = new int[subjects];
    for (double subject : drawn) {
      times[(int) subject]++;
    }
    return Aggregation.mean(splits.stream().mapToDouble(split -> split.median(times)).toArray());
  }
}
