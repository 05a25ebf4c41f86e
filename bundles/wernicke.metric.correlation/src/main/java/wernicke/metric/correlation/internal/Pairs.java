package wernicke.metric.correlation.internal;

import java.util.Arrays;
import java.util.stream.IntStream;
import wernicke.linalg.statistics.Ranks;
import wernicke.linalg.statistics.Statistics;

/**
 * Two lists of numbers side by side, without the places where one of the two is missing.
 *
 * @param x the one
 * @param y the other, as long
 */
@SuppressWarnings("ArrayRecordComponent")
record Pairs(double[] x, double[] y) {
  /** Two points always correlate perfectly. */
  static final int MINIMUM = 3;

  /** How pairs are correlated; NaN for fewer than {@value #MINIMUM}. */
  enum Correlation {
    /** Brain-Score's, 0 if one side is constant. */
    PEARSON("", "") {
      @Override
      double of(double[] x, double[] y) {
        return Statistics.pearson(x, y);
      }
    },
    /** SciPy's, NaN if one side is constant. */
    SPEARMAN("Spearman's rho, ", ", or one of the two does not vary") {
      @Override
      double of(double[] x, double[] y) {
        return Ranks.of(x).spearman(Ranks.of(y));
      }
    };

    /** What to say of it beside the method of a ceiling. */
    final String note;

    /** Why else it may be undefined. */
    final String also;

    Correlation(String note, String also) {
      this.note = note;
      this.also = also;
    }

    abstract double of(double[] x, double[] y);

    double of(Pairs pairs) {
      return pairs.size() < MINIMUM ? Double.NaN : of(pairs.x, pairs.y);
    }
  }

  static Pairs of(float[] x, float[] y, int[] rows) {
    return of(
        Arrays.stream(rows).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> y[i]).toArray());
  }

  static Pairs of(double[] x, double[] y) {
    int[] both =
        IntStream.range(0, x.length)
            .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
            .toArray();
    return new Pairs(
        Arrays.stream(both).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(both).mapToDouble(i -> y[i]).toArray());
  }

  int size() {
    return x.length;
  }
}
